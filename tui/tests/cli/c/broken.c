int main(void)
{
    return lenght;
}
