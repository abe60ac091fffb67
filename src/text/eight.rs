/// Eight bytes of a text in one number, the first the lowest: looked at together, they tell where a word
/// ends in a fraction of the time that a look at each would take.
#[derive(Clone, Copy)]
pub(crate) struct Eight(u64);

/// The ASCII letters at the head of eight bytes.
#[derive(Clone, Copy)]
pub(crate) struct Letters {
    /// The letters, and zeros behind them.
    bytes: u64,
    count: usize,
}

/// The same byte eight times.
#[inline]
const fn each(byte: u8) -> u64 {
    u64::from_le_bytes([byte; 8])
}

const ONES: u64 = each(1);
const HIGH: u64 = each(0x80);
/// The bit that tells a small letter from its capital.
const SMALL: u64 = each(0x20);

impl Eight {
    pub(crate) const LEN: usize = 8;

    /// The first eight of these, with zeros where they are fewer.
    #[inline]
    pub(crate) fn of(bytes: &[u8]) -> Self {
        if let Some(eight) = bytes.first_chunk() {
            return Self(u64::from_le_bytes(*eight));
        }
        let mut eight = [0; Self::LEN];
        eight[..bytes.len()].copy_from_slice(bytes);
        Self(u64::from_le_bytes(eight))
    }

    /// A sum of two bytes below 0x80 has its high bit set where it reaches 0x80, and carries into no other.
    #[inline]
    pub(crate) const fn letters(self) -> Letters {
        const FROM_A: u64 = each(0x80 - b'a');
        const PAST_Z: u64 = each(0x80 - b'z' - 1);
        let small = self.small();
        let low = small & !HIGH;
        let (from_a, past_z) = (low + FROM_A, low + PAST_Z);
        let others = !(from_a & !past_z & !small) & HIGH;
        let count = others.trailing_zeros() as usize / 8;
        let bytes = if count < Self::LEN { self.0 & ((1 << (8 * count)) - 1) } else { self.0 };
        Letters { bytes, count }
    }

    /// The same bytes with the bit set that tells small letters from capitals.
    #[inline]
    pub(crate) const fn small(self) -> u64 {
        self.0 | SMALL
    }
}

impl Letters {
    /// How many there are.
    #[inline]
    pub(crate) const fn count(self) -> usize {
        self.count
    }

    /// How many of them are capitals: of a letter, that bit alone tells.
    #[inline]
    pub(crate) const fn capitals(self) -> usize {
        let small = (self.bytes & SMALL) >> 5;
        self.count - (small.wrapping_mul(ONES) >> 56) as usize
    }

    /// The letters in lower case, packed.
    #[inline]
    pub(crate) const fn small(self) -> u64 {
        let letters = if self.count < Eight::LEN { SMALL & ((1 << (8 * self.count)) - 1) } else { SMALL };
        self.bytes | letters
    }
}

#[cfg(test)]
mod tests {
    use super::Eight;

    #[test]
    fn letters_are_told_from_every_other_byte() {
        for byte in 0..=u8::MAX {
            for place in 0..8 {
                let mut bytes = *b"aZzAmMqB";
                bytes[place] = byte;
                let letters = Eight::of(&bytes).letters();
                let count = bytes.iter().take_while(|b| b.is_ascii_alphabetic()).count();
                let head = &bytes[..count];
                assert_eq!(letters.count(), count, "{bytes:?}");
                assert_eq!(letters.capitals(), head.iter().filter(|b| b.is_ascii_uppercase()).count());
                let mut small = [0; 8];
                small[..count].copy_from_slice(&head.to_ascii_lowercase());
                assert_eq!(letters.small(), u64::from_le_bytes(small));
            }
        }
    }

    #[test]
    fn fewer_bytes_than_eight_end_the_word() {
        assert_eq!(Eight::of(b"dead").letters().count(), 4);
        assert_eq!(Eight::of(b"").letters().count(), 0);
    }
}
