void emit(long long value);

struct inner { char tag; long long value; };
struct outer {
    short first;
    struct inner in;
    union { int number; unsigned char bytes[4]; struct { short low; short high; }; };
    char tail[3];
};
union word { unsigned int whole; unsigned short halves[2]; unsigned char bytes[4]; };
enum color { RED, GREEN = 5, BLUE };

#define CONTAINER(address, type, field) ((type *)((char *)(address) - (unsigned long long)(&((type *)0)->field)))

static int grid[3][4] = { { 1, 2, 3, 4 }, { 5 }, [2] = { [3] = 9 } };
static struct outer global = { .in = { 'x', 77 }, .tail = "ab", .number = 0x01020304 };
static const char *names[] = { "zero", "one", "two" };
static char text[] = "hello";
static char exact[5] = "hello";
static int *middle = &grid[1][1];
static struct inner *to_inner = &global.in;
static char *tail = global.tail + 1;
static int tentative;
static int tentative;

static int count(void)
{
    static int calls = 10;
    return ++calls;
}

static void swap(int *a, int *b)
{
    int t = *a;
    *a = *b;
    *b = t;
}

static int sum(const int *list, int length)
{
    int total = 0;
    while (length--) {
        total += *list++;
    }
    return total;
}

static int length(const char *string)
{
    const char *end = string;
    while (*end) end++;
    return end - string;
}

int main(void)
{
    struct outer local = { 1, { 'y' }, { 2 }, { 3, 4 } }, copy;
    union word word = { 0x11223344 };
    int list[] = { 1, 2, 3, [5] = 6, 7 };
    int x = 3, y = 4, *p = list, **pp = &p;
    char buffer[8] = "abc", *cp = buffer;
    unsigned char *raw = (unsigned char *)&word;
    struct outer *out;
    volatile int v = 5;
    struct inner *fresh = &(struct inner){ 'z', 99 };
    unsigned short wide[] = L"wide";
    int (*row)[4] = grid;

    emit(sizeof(struct inner)); //= 16
    emit(sizeof(struct outer)); //= 32
    emit(sizeof(union word)); //= 4
    emit((long long)&((struct outer *)0)->number); //= 24
    emit((long long)&((struct outer *)0)->tail[2]); //= 30
    emit(__builtin_offsetof(struct outer, in.value)); //= 16
    emit(global.in.value); //= 77
    emit(global.high); //= 258
    emit(global.bytes[0]); //= 4
    emit(global.tail[1] + global.tail[2]); //= 98
    emit(local.first + local.in.tag + local.in.value + local.number + local.tail[1] + local.tail[2]); //= 128
    copy = local;
    copy.in.value = 50;
    emit(copy.in.tag + copy.in.value + local.in.value); //= 171
    emit((copy = global).in.value); //= 77
    emit(word.halves[0]); //= 13124
    emit(word.bytes[3] + raw[0]); //= 85
    emit(sizeof list / sizeof list[0]); //= 7
    emit(list[4] + list[5] + list[6]); //= 13
    emit(sum(list, 7)); //= 19
    emit((*p++, *p)); //= 2
    emit(p - list); //= 1
    emit(**pp); //= 2
    emit(p[-1] + 1[p]); //= 4
    emit(*(p += 2)); //= 0
    emit(&list[6] - p); //= 3
    emit(p < &list[6] && p > list); //= 1
    emit((char *)(p + 1) - (char *)p); //= 4
    swap(&x, &y);
    emit(x * 10 + y); //= 43
    emit(grid[1][0] + grid[2][3] + grid[0][3] + grid[1][3]); //= 18
    emit(*middle); //= 0
    emit(middle[-1]); //= 5
    emit(row[2][3] + (*row)[1] + (long long)((char *)(row + 1) - (char *)row)); //= 27
    emit(sizeof grid + sizeof grid[0] + sizeof *grid[0]); //= 68
    emit(to_inner->value + *tail); //= 175
    emit(length(names[0]) * 100 + length(names[1]) * 10 + length(names[2])); //= 433
    emit(sizeof names / sizeof *names); //= 3
    emit(sizeof text * 10 + sizeof exact); //= 65
    emit("abc"[1] + *"x" + sizeof("four")); //= 223
    emit(length("a" "bc\0d")); //= 3
    emit(wide[0] + sizeof wide + wide[4]); //= 129
    emit(buffer[2] + buffer[3] + buffer[7]); //= 99
    emit(*++cp); //= 98
    emit((*cp)++); //= 98
    emit(*cp--); //= 99
    emit(*cp); //= 97
    emit(cp++ == buffer); //= 1
    cp[0] += 5;
    emit(buffer[1]); //= 104
    emit(count() + count() * 100); //= 1211
    out = CONTAINER(&global.in, struct outer, in);
    emit(out == &global); //= 1
    emit(out->in.value); //= 77
    emit(CONTAINER(&global.tail, struct outer, tail) == &global); //= 1
    v += 2;
    emit(v++ * 2); //= 14
    emit(fresh->value + fresh->tag); //= 221
    emit(RED + GREEN + BLUE + sizeof(enum color)); //= 15
    emit(tentative = 5); //= 5
    emit(grid[0][0]++ * 100); //= 100
    emit(list[x = 1] = 8); //= 8
    emit(x); //= 1
    emit((list[0] += 5) + (global.in.value -= 7)); //= 76
    emit((p = list)[1]); //= 8
    emit((x ? &x : &y) == &x); //= 1
    emit((long long)(void *)0 + (p != 0) + !p); //= 1
    emit((unsigned long long)(char *)0xdeadbeefull); //= 3735928559
    return 0;
}
