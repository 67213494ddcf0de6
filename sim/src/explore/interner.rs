//! Distinct values, numbered from 0 in the order in which they came. Exact: numbers are equal if and only if the values are.
//! Knows nothing of what they are.

use std::borrow::Borrow;
use std::hash::Hash;

use rustc_hash::FxHashMap;

/// Values and their numbers.
pub(super) struct Interner<T> {
    numbers: FxHashMap<T, u32>,
    values: Vec<T>,
}

impl<T> Default for Interner<T> {
    fn default() -> Self {
        Interner { numbers: FxHashMap::default(), values: Vec::new() }
    }
}

impl<T: Clone + Eq + Hash> Interner<T> {
    /// The number of a value, and whether it is a new one.
    pub(super) fn intern<Q>(&mut self, value: &Q) -> (u32, bool)
    where
        T: Borrow<Q>,
        Q: ?Sized + Eq + Hash + ToOwned,
        Q::Owned: Into<T>,
    {
        if let Some(number) = self.numbers.get(value) {
            return (*number, false);
        }
        let number = u32::try_from(self.values.len()).expect("internal: more values than a u32 counts");
        let value: T = value.to_owned().into();
        self.values.push(value.clone());
        self.numbers.insert(value, number);
        (number, true)
    }

    /// [`Interner::intern`], where it does not matter whether the value is new.
    pub(super) fn number<Q>(&mut self, value: &Q) -> u32
    where
        T: Borrow<Q>,
        Q: ?Sized + Eq + Hash + ToOwned,
        Q::Owned: Into<T>,
    {
        self.intern(value).0
    }

    /// The value with that number.
    pub(super) fn get(&self, number: u32) -> &T {
        &self.values[number as usize]
    }

    /// All values, in the order of their numbers.
    pub(super) fn values(&self) -> &[T] {
        &self.values
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.values.len()
    }
}
