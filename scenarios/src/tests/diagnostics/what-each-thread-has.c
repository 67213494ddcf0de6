static __thread int one;
static _Thread_local int two;

int main(void)
{
    return one + two;
}
