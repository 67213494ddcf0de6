void emit(long long value);

static signed char narrow(int value) { return value; }
static unsigned char byte(int value) { return value; }

int main(void)
{
    int one = 1, minus = -1, big = 2147483647;
    unsigned int u = 4000000000u;
    unsigned char c = 200;
    signed char s = -56;
    short h = -32768;
    unsigned short w = 65535;
    long long ll = -5;
    unsigned long long ull = 18446744073709551615ull;
    _Bool b = 7;

    emit(c + c); //= 400
    emit((unsigned char)(c + c)); //= 144
    emit(c == s); //= 0
    emit((unsigned char)s == c); //= 1
    emit(~c); //= -201
    emit(-h); //= 32768
    emit(w + 1); //= 65536
    emit((unsigned short)(w + 1)); //= 0
    emit(w * w); //= -131071
    emit(big + 1); //= -2147483648
    emit(u + u); //= 3705032704
    emit(u + 1ll); //= 4000000001
    emit(minus < u); //= 0
    emit(minus < (long long)u); //= 1
    emit(minus == u - 4000000000u - 1); //= 1
    emit(-1 < 1u); //= 0
    emit(ll < ull); //= 1
    emit(ll / 2); //= -2
    emit(ll % 2); //= -1
    emit(-7 / one + -7 % 3); //= -8
    emit(u / 3); //= 1333333333
    emit(u % 7); //= 3
    emit((int)u / 3); //= -98322432
    emit(ull / 10); //= 1844674407370955161
    emit(minus >> 1); //= -1
    emit(u >> 4); //= 250000000
    emit((int)u >> 4); //= -18435456
    emit(one << 31); //= -2147483648
    emit(1ull << 40); //= 1099511627776
    emit(c << 24); //= -939524096
    emit((unsigned)c << 24); //= 3355443200
    emit(h >> 3); //= -4096
    emit(5 & 6 | 8 ^ 12); //= 4
    emit(!u + !!u + !0); //= 2
    emit(b); //= 1
    emit(b + b); //= 2
    emit((_Bool)256); //= 1
    emit((_Bool)(u - u)); //= 0
    emit((char)255); //= -1
    emit('\xff'); //= -1
    emit((short)70000); //= 4464
    emit((unsigned)-1); //= 4294967295
    emit((long long)(int)u); //= -294967296
    emit((unsigned long long)minus); //= -1
    emit((unsigned long long)(unsigned)minus); //= 4294967295
    emit(narrow(200) + byte(-1)); //= 199
    emit(one ? minus : u); //= 4294967295
    emit((one ? minus : u) > 0); //= 1
    emit((one, minus, 42)); //= 42
    emit(1 ? 2 : 3 ? 4 : 5); //= 2
    emit(0x7fffffff + 0x80000000); //= 4294967295
    emit(-2147483647 - 1); //= -2147483648
    emit(0xffffffff == -1); //= 1
    emit(2147483648 > -1); //= 1
    emit(017 + 0x1F + 10); //= 56
    emit((-9223372036854775807ll - 1) / -2); //= 4611686018427387904
    c += 100;
    emit(c); //= 44
    s -= 100;
    emit(s); //= 100
    h *= 2;
    emit(h); //= 0
    w <<= 4;
    emit(w); //= 65520
    c >>= 1;
    emit(c); //= 22
    u /= minus;
    emit(u); //= 0
    big ^= minus;
    emit(big); //= -2147483648
    ull %= 1000;
    emit(ull); //= 615
    ll |= 1ll << 33;
    emit(ll); //= -5
    c = 255;
    emit(c++); //= 255
    emit(c); //= 0
    emit(--c); //= 255
    emit(++s); //= 101
    emit(s--); //= 101
    b--;
    emit(b); //= 0
    b -= 1;
    emit(b); //= 1
    emit((b = 5) + 1); //= 2
    emit((c = 300) + 1); //= 45
    return 0;
}
