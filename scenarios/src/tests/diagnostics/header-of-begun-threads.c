static unsigned __stdcall run(void *p)
{
    return p != 0;
}

int main(void)
{
    _beginthreadex(0, 0, run, 0, 0, 0);
    return 0;
}
