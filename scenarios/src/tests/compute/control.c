void emit(long long value);

typedef int (*operation)(int, int);

static int add(int a, int b) { return a + b; }
static int sub(int a, int b) { return a - b; }
static operation table[] = { add, sub, &add };
static int trace;

static int note(int digit, int result)
{
    trace = trace * 10 + digit;
    return result;
}

static int traced(void)
{
    int result = trace;
    trace = 0;
    return result;
}

static int fib(int n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }

static int odd(int n);
static int even(int n) { return n == 0 || odd(n - 1); }
static int odd(int n) { return n != 0 && even(n - 1); }

static int apply(operation f, int a, int b) { return f(a, b) + (*f)(b, a); }

static operation choose(int which) { return which ? add : sub; }

static const char *classify(int n)
{
    switch (n) {
    case -1:
        return "minus";
    case 'a':
        return "letter";
    default:
        return "other";
    case 0x7fffffff:
        return "big";
    }
}

static int fall(int n)
{
    int total = 0;
    switch (n) {
    case 1:
        total += 1;
    case 2:
        total += 10;
        break;
    default:
        total += 100;
    case 3: {
        total += 1000;
    }
    }
    return total;
}

static int duff(int count)
{
    int copied = 0, rounds = (count + 3) / 4;
    switch (count % 4) {
    case 0: do { copied++;
    case 3:      copied++;
    case 2:      copied++;
    case 1:      copied++;
            } while (--rounds > 0);
    }
    return copied;
}

static int jumps(int n)
{
    int total = 0;
again:
    if (n > 0) {
        int local[2] = { n, total };
        total += local[0];
        n--;
        if (n == 3)
            goto skip;
        goto again;
    }
    total += 1000;
    goto end;
    total = -1;
skip:
    total += 10000;
end:
    return total;
}

static void nothing(void) { }

static int early(int n)
{
    for (;;) {
        if (n > 10)
            return n;
        n *= 2;
    }
}

static int shadow(int x)
{
    int y = x;
    {
        int x = y + 1;
        y = x;
        {
            int y[2] = { 5, 6 };
            x += y[1];
        }
        y += x;
    }
    return y * 100 + x;
}

static int wide(long long n)
{
    switch (n) {
    case 0x100000000ll: return 1;
    case 0: return 2;
    }
    return 3;
}

int main(void)
{
    int i, j, total = 0;
    unsigned char small;

    for (i = 0; i < 5; i++) {
        for (j = 0; ; j++) {
            if (j == i) break;
            if ((i + j) % 2) continue;
            total += 10 * i + j;
        }
    }
    emit(total); //= 133
    i = 0;
    do {
        if (i == 2) continue;
        emit(i); //= 0 1 3
    } while (++i < 4);
    while (i) {
        i--;
        if (i == 1) break;
    }
    emit(i); //= 1
    emit(note(1, 0) && note(2, 1)); //= 0
    emit(note(1, 1) && note(2, 5)); //= 1
    emit(note(3, 0) || note(4, 0) || note(5, 9)); //= 1
    emit(note(6, 1) || note(7, 1)); //= 1
    emit(traced()); //= 1123456
    if (!(note(1, 1) && !note(2, 0)) || note(3, 0)) emit(-1); //=
    else emit(traced()); //= 123
    emit(note(1, 0) ? note(2, 2) : note(3, 3)); //= 3
    emit(traced()); //= 13
    emit(fib(15)); //= 610
    emit(even(10) * 10 + odd(7)); //= 11
    emit(apply(sub, 9, 4) + apply(add, 9, 4)); //= 26
    emit(choose(1)(2, 3) * 10 + choose(0)(2, 3)); //= 49
    emit(table[1](10, 3) + table[2](1, 1) + (sizeof table / sizeof table[0])); //= 12
    emit(table[0] == add && table[0] != sub); //= 1
    emit(classify(-1)[0]); //= 109
    emit(classify(97)[0]); //= 108
    emit(classify(2147483647)[0]); //= 98
    emit(classify(5)[0]); //= 111
    emit(fall(1)); //= 11
    emit(fall(2)); //= 10
    emit(fall(3)); //= 1000
    emit(fall(4)); //= 1100
    emit(duff(1) * 1000 + duff(7) * 10 + duff(8)); //= 1078
    emit(jumps(3)); //= 1006
    emit(jumps(2)); //= 1003
    emit(jumps(6)); //= 10015
    emit(early(3)); //= 12
    emit(shadow(1)); //= 1001
    emit(wide(0x100000000ll) * 10 + wide(1)); //= 13
    nothing();
    for (int k = 0, m = 10; k < m; k += 3, m--) emit(k * m); //= 0 27 48
    for (small = 250; small > 5; small++) total++;
    emit(total); //= 139
    for (i = 0; i < 3; i++) {
        int fresh[2];
        fresh[0] = i;
        fresh[1] = fresh[0] + 1;
        if (i == 1) continue;
        emit(fresh[0] + fresh[1]); //= 1 5
    }
    switch (i) { }
    switch (i) case 3: emit(33); //= 33
    switch (i) {
        int hidden[2];
    case 3:
        hidden[0] = 7;
        emit(hidden[0]); //= 7
    }
    if (0) { emit(-1); } //=
    while (0) emit(-1); //=
    do emit(1); while (0); //= 1
    if (1 || note(1, 1)) emit(2); //= 2
    emit((note(1, 1), 5) + traced()); //= 6
    return 0;
}
