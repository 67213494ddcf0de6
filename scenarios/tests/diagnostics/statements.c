int f(int a)
{
    if a > 1
        return 1;
    for (int i = 0, i < 3, i++)
        a++;
    while () a--;
    do a++; while (a < 3)
    switch (a) { case: break; default return 2; }
    if (a) int b = 1;
    goto;
    a->;
    a = b c;
    return a
}
