void emit(long long value);

struct point { int x; int y; };
struct big { long long all[5]; char tail; };
union number { long long whole; struct { unsigned low; int high; }; };

static struct point make(int x, int y)
{
    struct point p = { x, y };
    return p;
}

static struct point turned(struct point p)
{
    int x = p.x;
    p.x = -p.y;
    p.y = x;
    return p;
}

static struct big filled(int from)
{
    struct big b;
    int i;
    for (i = 0; i < 5; i++) b.all[i] = from + i;
    b.tail = 'z';
    return b;
}

static long long sum(struct big b, int many)
{
    long long total = 0;
    while (many-- > 0) total += b.all[many];
    b.tail = 0;
    return total;
}

static union number number(long long whole)
{
    return (union number){ .whole = whole };
}

static struct point pick(int which, struct point a, struct point b) { return which ? a : b; }

static struct point fib(int n)
{
    struct point p = { 1, 1 };
    if (n > 0) {
        p = fib(n - 1);
        return make(p.y, p.x + p.y);
    }
    return p;
}

static struct point (*operation)(struct point) = turned;

int main(void)
{
    struct point p = make(3, 4), q;
    struct big b = filled(10);
    int i;
    q = turned(p);
    emit(p.x); emit(p.y); emit(q.x); emit(q.y); //= 3 4 -4 3
    emit(turned(turned(p)).x); emit(operation(q).y); //= -3 -4
    emit(sum(b, 3)); emit(sum(filled(1), 5)); emit(b.tail); //= 33 15 122
    emit(number(-2).low); emit(number(-2).high); emit(number(1LL << 40).high); //= 4294967294 -1 256
    emit(pick(1, p, q).x); emit(pick(0, p, q).x); emit(pick(p.x == 3, make(8, 9), p).y); //= 3 -4 9
    for (i = 0; i < 6; i++) emit(fib(i).x); //= 1 1 2 3 5 8
    p = pick(1, q, p); emit(p.x); p = (make(1, 2), make(5, 6)); emit(p.y); //= -4 6
    turned(p); emit(p.x); emit(sizeof(make(1, 2))); //= 5 8
    return 0;
}
