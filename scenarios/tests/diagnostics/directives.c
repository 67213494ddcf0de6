//! titel: A slip
//!   which goes on
//! title: One
//! title: Two
//@ device data.bin: size = 16
//@ device "a.bin": size = big
//@ device "b.bin": read = success | pendig; slow
//@ device "c.bin": read = fail; write = fail(997)
//@ device "d.bin": size = 1; size = 2
//@ devise "e.bin"
//@ sometimes use-after-free
//@ sometimes: Use_After_Free
//@ never:
//@ leaks: lenient
//@ only-output: read 5
//@ never-output: "\q"
//@ twin: a b
int main(void)
{
    //~ data-race
    return 0; //~
}
//@ leaks: strict
