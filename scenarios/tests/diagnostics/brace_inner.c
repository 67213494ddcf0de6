int f(void)
{
    if (1) {
    return 0;
}

int main(void)
{
    return 0;
}
