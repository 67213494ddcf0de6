//! Types as C spells them, for messages: `struct request *`, `int (*)(void *)`, `char[16]`.
//!
//! Must never know: who asks.

use super::{Qual, RecordKind, Records, Rest, Signature, Type};

/// The C spelling of a type, without a name.
pub(crate) fn show(records: &Records, ty: &Type) -> String {
    around(records, &Qual::plain(ty.clone()), String::new())
}

/// `inner` is what has been built around the (absent) name so far.
fn around(records: &Records, qual: &Qual, inner: String) -> String {
    match &qual.ty {
        Type::Void => prefix(qual, "void", &inner),
        Type::Error => prefix(qual, "(unknown type)", &inner),
        Type::Int(kind) => prefix(qual, kind.name(), &inner),
        Type::Record(id) => {
            let record = records.get(*id);
            let keyword = match record.kind {
                RecordKind::Struct => "struct",
                RecordKind::Union => "union",
            };
            let tag = if record.tag.is_empty() { "(unnamed)" } else { &record.tag };
            prefix(qual, &format!("{keyword} {tag}"), &inner)
        }
        Type::Pointer(target) => {
            let mut star = String::from("*");
            if qual.constant {
                star.push_str("const");
            }
            if qual.volatile {
                star.push_str(if qual.constant { " volatile" } else { "volatile" });
            }
            star.push_str(&inner);
            if matches!(target.ty, Type::Array(..) | Type::Function(_)) {
                star = format!("({star})");
            }
            around(records, target, star)
        }
        Type::Array(element, length) => {
            let length = length.map(|length| length.to_string()).unwrap_or_default();
            around(records, element, format!("{inner}[{length}]"))
        }
        Type::Function(signature) => {
            let params = parameters(records, signature);
            around(records, &Qual::plain(signature.returns.clone()), format!("{inner}({params})"))
        }
    }
}

fn parameters(records: &Records, signature: &Signature) -> String {
    let mut list: Vec<String> = signature.params.iter().map(|param| around(records, param, String::new())).collect();
    match signature.rest {
        Rest::Nothing if list.is_empty() => list.push("void".to_owned()),
        Rest::Variadic => list.push("...".to_owned()),
        Rest::Nothing => {}
    }
    list.join(", ")
}

fn prefix(qual: &Qual, name: &str, inner: &str) -> String {
    let constant = if qual.constant { "const " } else { "" };
    let volatile = if qual.volatile { "volatile " } else { "" };
    let space = if inner.is_empty() || inner.starts_with('[') { "" } else { " " };
    format!("{constant}{volatile}{name}{space}{inner}")
}
