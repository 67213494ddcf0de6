int f(void)
{
    int x = ;
    x = 1 +;
    goto 5;
    return x;
}

int g(void)
{
    return )1;
}
