int main(void)
{
    __try { f(); } __except (1) { g(); }
    return 0;
}
