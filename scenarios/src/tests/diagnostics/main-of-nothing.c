void main(void)
{
    return;
}
