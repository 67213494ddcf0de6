int f(int a) { return 08 + 1u2 + 0x + 99999999999999999999; }
