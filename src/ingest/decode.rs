use camino::Utf8Path;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::{IngestError, html};

/// A file's text, and how it came to be UTF-8.
#[derive(Debug, Default)]
pub(super) struct Decoded {
    /// A byte-order mark of UTF-8 stays in it, so that spans count the bytes on disk.
    pub text: String,
    /// What it was converted from; none for UTF-8.
    pub encoding: Option<String>,
    /// A sentence for the user where something was converted or lost.
    pub notice: Option<String>,
}

/// Bytes to text: UTF-8 as it stands, UTF-16 by its mark, a page of HTML as it says itself, anything else by a guess that is told.
pub(super) fn decode(path: &Utf8Path, bytes: Vec<u8>) -> Result<Decoded, IngestError> {
    if let Some((encoding, mark)) = Encoding::for_bom(&bytes).filter(|(e, _)| is_utf16(e)) {
        return convert(path, &bytes[mark..], encoding);
    }
    if let Some(what) = binary(&bytes) {
        return Err(IngestError::Binary { path: path.to_owned(), what });
    }
    let bytes = match String::from_utf8(bytes) {
        Ok(text) => return Ok(Decoded { text, ..Decoded::default() }),
        Err(error) => error.into_bytes(),
    };
    match damaged_utf8(&bytes) {
        Some(decoded) => Ok(decoded),
        None => {
            let declared = html::declared_encoding(&bytes).filter(|e| !is_utf16(e) && *e != UTF_8);
            convert(path, &bytes, declared.unwrap_or_else(|| guess(&bytes)))
        }
    }
}

fn is_utf16(encoding: &'static Encoding) -> bool {
    encoding == UTF_16LE || encoding == UTF_16BE
}

/// The first bytes by which a file that is no text gives itself away.
const SIGNATURES: &[(&[u8], &str)] = &[
    (b"\x89PNG", "a PNG image"),
    (b"\xFF\xD8\xFF", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xD0\xCF\x11\xE0", "an office document"),
    (b"{\\rtf", "a rich-text file"),
    (b"\x1F\x8B", "a gzip archive"),
    (b"\x7FELF", "a programme"),
];

fn binary(bytes: &[u8]) -> Option<String> {
    if let Some((_, what)) = SIGNATURES.iter().find(|(start, _)| bytes.starts_with(start)) {
        return Some((*what).to_owned());
    }
    if bytes.contains(&0) {
        let at = bytes.iter().take_while(|&&b| b != 0).count();
        return Some(format!("binary data (a zero byte at offset {at})"));
    }
    let any = bytes.iter().fold(false, |any, &b| any | is_control(b));
    let controls = if any { bytes.iter().filter(|&&b| is_control(b)).count() } else { 0 };
    (controls > bytes.len() / 20 + 1).then(|| "binary data (control characters)".to_owned())
}

/// A control character that no text has; without a branch, so that many bytes are looked at together.
const fn is_control(byte: u8) -> bool {
    (byte < 0x20) & (byte != b'\t') & (byte != b'\n') & (byte != 0x0C) & (byte != b'\r') & (byte != 0x1B)
}

/// UTF-8 with a few bad bytes, as a cut or a faulty copy leaves it. Guessing another encoding would
/// garble every accent of the file to save one.
fn damaged_utf8(bytes: &[u8]) -> Option<Decoded> {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    (good > 4 * bad).then(|| Decoded {
        text: String::from_utf8_lossy(bytes).into_owned(),
        encoding: Some("UTF-8 with errors".to_owned()),
        notice: Some(format!(
            "{bad} places are not valid UTF-8 and were read as \u{FFFD}; spans count the repaired text"
        )),
    })
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn convert(path: &Utf8Path, bytes: &[u8], encoding: &'static Encoding) -> Result<Decoded, IngestError> {
    let name = encoding.name();
    let (text, failed) = encoding.decode_without_bom_handling(bytes);
    let failed = failed || text.contains('\0');
    if failed {
        return Err(IngestError::Encoding { path: path.to_owned(), encoding: name.to_owned() });
    }
    Ok(Decoded {
        text: text.into_owned(),
        encoding: Some(name.to_owned()),
        notice: Some(format!("read as {name} and converted to UTF-8; spans count the converted text")),
    })
}

#[cfg(test)]
mod tests {
    use camino::Utf8Path;

    use super::{Decoded, decode};
    use crate::ingest::IngestError;

    fn read(bytes: &[u8]) -> Result<Decoded, IngestError> {
        decode(Utf8Path::new("a.txt"), bytes.to_vec())
    }

    #[test]
    fn a_byte_order_mark_of_utf_8_stays_in_the_text() {
        let decoded = read("\u{FEFF}Nine dead.".as_bytes()).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.encoding), ("\u{FEFF}Nine dead.", None));
    }

    #[test]
    fn utf_16_is_known_by_its_mark() {
        for (mark, encode) in
            [([0xFF, 0xFE], u16::to_le_bytes as fn(u16) -> [u8; 2]), ([0xFE, 0xFF], u16::to_be_bytes)]
        {
            let mut bytes = mark.to_vec();
            bytes.extend("Touré fled.".encode_utf16().flat_map(encode));
            let decoded = read(&bytes).unwrap();
            assert_eq!(decoded.text, "Touré fled.");
            assert!(decoded.encoding.unwrap().starts_with("UTF-16"));
        }
    }

    #[test]
    fn a_legacy_encoding_is_guessed_and_told() {
        let decoded = read(b"Le pr\xE9sident Tour\xE9 a \xE9t\xE9 renvers\xE9 \xE0 Bamako.").unwrap();
        assert_eq!(decoded.text, "Le président Touré a été renversé à Bamako.");
        assert!(decoded.notice.unwrap().contains("windows-1252"));
    }

    #[test]
    fn one_bad_byte_does_not_garble_the_rest() {
        let mut bytes = "Touré, Konaré, Kadré and Désiré met at Sénou.".as_bytes().to_vec();
        bytes.push(0xC3);
        let decoded = read(&bytes).unwrap();
        assert!(decoded.text.starts_with("Touré, Konaré"), "{}", decoded.text);
        assert_eq!(decoded.encoding.as_deref(), Some("UTF-8 with errors"));
    }

    #[test]
    fn images_archives_and_zero_bytes_are_refused_by_name() {
        let said = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
        assert_eq!(said(b"\x89PNG\r\n\x1a\n..."), "a.txt: not a text but a PNG image");
        assert_eq!(said(b"%PDF-1.7 ..."), "a.txt: not a text but a PDF file");
        assert!(said(b"abc\0def").contains("offset 3"));
        assert!(said(b"\x01\x02\x03\x04\x05\x06").contains("control characters"));
    }
}
