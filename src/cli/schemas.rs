//! The schemas that a dossier has a copy of, so that an editor finds them where the first line of a claim
//! file, of `crosscheck.yaml` and of `decisions.yaml` says.

use camino::Utf8Path;

use super::output;
use super::problem::Problem;
use crate::shipped::SCHEMAS;

/// The schemas of the files in a dossier that people edit.
const OF_A_DOSSIER: [&str; 3] = ["claims.schema.json", "config.schema.json", "decisions.schema.json"];

/// Writes those that are not there yet; what somebody put in their place stays.
pub(super) fn put(dossier: &Utf8Path) -> Result<(), Problem> {
    let missing = OF_A_DOSSIER.iter().map(|name| (name, dossier.join("schemas").join(name)));
    for (name, path) in missing.filter(|(_, path)| !path.exists()) {
        let text = SCHEMAS.get_file(name).map(include_dir::File::contents).unwrap_or_default();
        output::to_file(&path, |out| out.write_all(text))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shipped_dossier_has_the_schemas_that_its_files_name() {
        let dossier = Utf8Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/mali-2012");
        for name in OF_A_DOSSIER {
            let copy = fs_err::read(dossier.join("schemas").join(name)).unwrap();
            let shipped = SCHEMAS.get_file(name).unwrap().contents();
            assert!(copy == shipped, "renew it: cp schemas/{name} seeds/mali-2012/schemas/");
        }
    }

    #[test]
    fn a_schema_that_is_there_stays() {
        let folder = tempfile::tempdir().unwrap();
        let dossier = Utf8Path::from_path(folder.path()).unwrap();
        let own = dossier.join("schemas/claims.schema.json");
        fs_err::create_dir(dossier.join("schemas")).unwrap();
        fs_err::write(&own, "{}").unwrap();
        put(dossier).unwrap();
        assert_eq!(fs_err::read_to_string(own).unwrap(), "{}");
        assert!(dossier.join("schemas/decisions.schema.json").exists());
    }
}
