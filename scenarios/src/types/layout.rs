//! Structures and unions: where their members lie. Windows' rules, without packing pragmas: every member at the next
//! multiple of its alignment, the size rounded up to the largest alignment; neighbouring bit-fields share an integer.
//!
//! Must never know: which names are in scope; a record is told apart by its id alone.

use super::{Qual, Type};

/// Index into [`Records`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct RecordId(pub(crate) u32);

/// Structure or union.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RecordKind {
    /// members one after the other
    Struct,
    /// members on top of each other
    Union,
}

/// A structure or union type.
#[derive(Clone, Debug)]
pub(crate) struct Record {
    /// structure or union
    pub(crate) kind: RecordKind,
    /// its tag, or a typedef's name when it has none; empty when it has neither
    pub(crate) tag: String,
    /// `None` until its members are known
    pub(crate) layout: Option<Layout>,
}

/// Where the members of a record lie.
#[derive(Clone, Debug)]
pub(crate) struct Layout {
    /// bytes
    pub(crate) size: u64,
    /// bytes
    pub(crate) align: u64,
    /// in the order of the source
    pub(crate) fields: Vec<Field>,
}

/// Which bits of an integer a bit-field is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bits {
    /// bits below it
    pub(crate) shift: u8,
    /// how many it has, at least one
    pub(crate) width: u8,
}

/// A member as declared, not yet placed. `name` is empty for an anonymous structure or union, and for a bit-field that
/// nobody can name.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    /// its name
    pub(crate) name: String,
    /// its type
    pub(crate) ty: Qual,
    /// for a bit-field, which bits of an integer of that type it is
    pub(crate) bits: Option<Bits>,
}

impl Bits {
    /// Its bits in the integer.
    pub(crate) fn mask(self) -> u64 {
        (u64::MAX >> (64 - u32::from(self.width))) << self.shift
    }
}

impl Member {
    /// Whether it lies in the same integer as the bit-field before it.
    fn goes_on(&self) -> bool {
        self.bits.is_some_and(|bits| bits.shift > 0)
    }
}

/// A member in its place.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// its name; empty for an anonymous structure or union
    pub(crate) name: String,
    /// its type
    pub(crate) ty: Qual,
    /// bytes from the start of the record
    pub(crate) offset: u64,
    /// for a bit-field, which bits it is of the integer there
    pub(crate) bits: Option<Bits>,
}

/// A member found by name, possibly inside anonymous members.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// its type, with the qualifiers of the anonymous members around it
    pub(crate) ty: Qual,
    /// bytes from the start of the outer record
    pub(crate) offset: u64,
    /// for a bit-field, which bits it is of the integer there
    pub(crate) bits: Option<Bits>,
    /// which field at each level of anonymous members, outermost first
    pub(crate) path: Vec<usize>,
}

/// All structures and unions of a program.
#[derive(Debug, Default)]
pub(crate) struct Records {
    list: Vec<Record>,
}

impl Records {
    /// A new record whose members are not known yet.
    pub(crate) fn add(&mut self, kind: RecordKind, tag: String) -> RecordId {
        self.list.push(Record { kind, tag, layout: None });
        RecordId((self.list.len() - 1) as u32)
    }

    /// The record with that id.
    pub(crate) fn get(&self, id: RecordId) -> &Record {
        &self.list[id.0 as usize]
    }

    /// Gives a record without a tag the name of its first typedef, for messages.
    pub(crate) fn name_after(&mut self, id: RecordId, typedef: &str) {
        let record = &mut self.list[id.0 as usize];
        if record.tag.is_empty() {
            typedef.clone_into(&mut record.tag);
        }
    }

    /// Places the members. `Err` is the index of a member whose type has no size; the record then has the members before it.
    pub(crate) fn complete(&mut self, id: RecordId, members: Vec<Member>) -> Result<(), usize> {
        let kind = self.get(id).kind;
        let mut layout = Layout { size: 0, align: 1, fields: Vec::new() };
        let mut outcome = Ok(());
        let (mut end, mut last) = (0u64, 0);
        for (index, member) in members.into_iter().enumerate() {
            let (Some(size), Some(align)) = (self.size(&member.ty.ty), self.align(&member.ty.ty)) else {
                outcome = Err(index);
                break;
            };
            let offset = match kind {
                RecordKind::Struct if member.goes_on() => last,
                RecordKind::Struct => end.next_multiple_of(align),
                RecordKind::Union => 0,
            };
            last = offset;
            end = end.max(offset.saturating_add(size)).min(1 << 40);
            layout.align = layout.align.max(align);
            if member.bits.is_none() || !member.name.is_empty() {
                layout.fields.push(Field { name: member.name, ty: member.ty, offset, bits: member.bits });
            }
        }
        layout.size = end.next_multiple_of(layout.align);
        self.list[id.0 as usize].layout = Some(layout);
        outcome
    }

    /// Size in bytes; `None` for void, functions and what is not complete.
    pub(crate) fn size(&self, ty: &Type) -> Option<u64> {
        match ty {
            Type::Void | Type::Function(_) => None,
            Type::Error => Some(8),
            Type::Int(kind) => Some(kind.int().bytes().into()),
            Type::Pointer(_) => Some(8),
            Type::Array(element, length) => Some(self.size(&element.ty)?.saturating_mul((*length)?)),
            Type::Record(id) => Some(self.get(*id).layout.as_ref()?.size),
        }
    }

    /// Alignment in bytes; `None` where there is no size.
    pub(crate) fn align(&self, ty: &Type) -> Option<u64> {
        match ty {
            Type::Void | Type::Function(_) => None,
            Type::Error => Some(8),
            Type::Int(kind) => Some(kind.int().bytes().into()),
            Type::Pointer(_) => Some(8),
            Type::Array(element, _) => self.align(&element.ty),
            Type::Record(id) => Some(self.get(*id).layout.as_ref()?.align),
        }
    }

    /// The member `name` of a record; looks into anonymous structures and unions too.
    pub(crate) fn member(&self, id: RecordId, name: &str) -> Option<Found> {
        let layout = self.get(id).layout.as_ref()?;
        for (index, field) in layout.fields.iter().enumerate() {
            if field.name == name && !name.is_empty() {
                let (ty, bits) = (field.ty.clone(), field.bits);
                return Some(Found { ty, offset: field.offset, bits, path: vec![index] });
            }
            if let (true, Type::Record(inner)) = (field.name.is_empty(), &field.ty.ty)
                && let Some(mut found) = self.member(*inner, name)
            {
                found.offset += field.offset;
                found.ty = found.ty.with(field.ty.constant, field.ty.volatile);
                found.path.insert(0, index);
                return Some(found);
            }
        }
        None
    }

    /// Names of all members, those of anonymous members included: for suggestions.
    pub(crate) fn member_names(&self, id: RecordId) -> Vec<&str> {
        let mut names = Vec::new();
        for field in self.get(id).layout.iter().flat_map(|layout| &layout.fields) {
            match &field.ty.ty {
                Type::Record(inner) if field.name.is_empty() => names.extend(self.member_names(*inner)),
                _ if field.name.is_empty() => {}
                _ => names.push(field.name.as_str()),
            }
        }
        names
    }
}
