_Static_assert(sizeof(int) == 4, "int");
struct pair { int a, b; _Static_assert(1); };
int main(void)
{
    _Static_assert(1, "closed"
    return 0;
}
