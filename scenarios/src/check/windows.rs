//! Names of functions that Windows or its C library has and people may well call: enough to say "not modelled" rather than
//! "unknown".
//!
//! Must never know: which of them are modelled.

/// Families of functions, by how their names begin.
const PREFIXES: [&str; 13] =
    ["Rtl", "Nt", "Zw", "Tp", "Reg", "WSA", "Interlocked", "Heap", "Virtual", "Global", "Local", "Initialize", "Mci"];

/// Single names, sorted: of kernel32 and its neighbours, of Winsock, and of the C library.
const NAMES: &str = include_str!("windows.txt");

/// Whether the list has the name, or the function that a macro of that name stands for.
pub(super) fn is_listed(name: &str) -> bool {
    NAMES.split_whitespace().any(|known| known == name || known.strip_suffix(['A', 'W']) == Some(name))
}

/// Whether the name begins like those of a whole family of functions.
pub(super) fn is_of_family(name: &str) -> bool {
    PREFIXES.into_iter().any(|prefix| {
        name.strip_prefix(prefix).is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_uppercase()))
    })
}

/// Whether Windows or its C library has a function of that name, as far as this list goes.
pub(super) fn is_known(name: &str) -> bool {
    is_listed(name) || is_of_family(name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn names_are_sorted_and_none_is_modelled() {
        let names: Vec<&str> = super::NAMES.split_whitespace().collect();
        assert!(names.is_sorted_by(|one, two| one < two));
        assert_eq!(names.iter().find(|name| tpio_model::api::find(name).is_some()), None);
    }
}
