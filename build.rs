//! Rebuilds when a table or a rule is added: `include_dir!` sees only the files that were there.

fn main() {
    println!("cargo:rerun-if-changed=rules");
    println!("cargo:rerun-if-changed=schemas");
}
