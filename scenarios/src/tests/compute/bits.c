void emit(long long value);

struct flags { unsigned a : 3, b : 5; int c : 4; unsigned d : 20; unsigned char e : 1, f : 7; };
struct gaps { unsigned x : 4; unsigned : 0; unsigned y : 4; unsigned : 20; unsigned z : 12; };
union either { struct { unsigned low : 16; unsigned high : 16; }; unsigned whole; };
struct wide { unsigned long long id : 40; long long rest : 24; };
struct nested { char before; struct { unsigned on : 1; unsigned mode : 2; } s; int after; };

static struct flags global = { 5, 17, -3, 70000, 1, 100 };
static struct flags named = { .d = 3, .b = 2 };
static int calls;

static struct flags *next(struct flags *all)
{
    return all + calls++;
}

int main(void)
{
    struct flags f = { 1, 2, 3, 4, 1, 6 }, *p = &f, all[3] = { { 0 } };
    struct gaps g;
    union either u;
    struct wide w = { 0 };
    struct nested n = { 'x', { 1, 2 }, 7 };
    int i;

    emit(sizeof(struct flags)); emit(sizeof(struct gaps)); emit(sizeof(struct wide)); //= 8 12 8
    emit(sizeof(struct nested)); //= 12
    emit(global.a); emit(global.b); emit(global.c); emit(global.d); emit(global.e); emit(global.f); //= 5 17 -3 70000 1 100
    emit(named.a); emit(named.b); emit(named.d); //= 0 2 3
    emit(f.a); emit(f.b); emit(f.c); emit(f.d); emit(f.e); emit(f.f); //= 1 2 3 4 1 6
    emit(f.a = 9); emit(f.c = 9); emit(f.c); emit(f.b); //= 1 -7 -7 2
    emit(p->d += 1 << 19); emit(p->d += 1 << 19); emit(p->d); //= 524292 4 4
    emit(p->a++); emit(p->a); emit(++p->a); emit(p->a--); emit(--p->a); //= 1 2 3 3 1
    p->f <<= 3; emit(p->f); emit(p->e); p->e ^= 1; emit(p->e); //= 48 1 0
    for (i = 0; i < 3; i++) next(all)->b = i + 30; //= 
    emit(all[0].b); emit(all[1].b); emit(all[2].b); emit(calls); //= 30 31 0 3
    next(all)[-3].b |= 1; emit(calls); emit(all[0].b); //= 4 31
    g.x = 3; g.y = 12; g.z = 4095; emit(g.x); emit(g.y); emit(g.z); //= 3 12 4095
    u.whole = 0x12345678; emit(u.low); emit(u.high); u.high = 0xbeef; emit(u.whole); //= 22136 4660 3203356280
    w.id = 0x123456789aULL << 4; w.rest = -5; emit(w.id); emit(w.rest); w.id++; emit(w.id); emit(w.rest); //= 151488268704 -5 151488268705 -5
    emit(n.s.on); emit(n.s.mode); emit(n.after); n.s.mode = 3; n.s.on = 0; emit(n.s.on); emit(n.s.mode); emit(n.before); //= 1 2 7 0 3 120
    emit(f.a - 10 < 0); emit(-f.d < 0); emit(~f.b); emit(f.a ? f.b : f.c); emit(!f.e); //= 1 1 -3 2 1
    return 0;
}
