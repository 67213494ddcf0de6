int main(void)
{
    double x = 0x1p3;
    float y = 1f;
    double z = 1.5e;
    return 0;
}
