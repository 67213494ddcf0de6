int f(int x)
{
    __leave;
    for (;;) {
        __try {
            if (x == 1) return 1;
            while (x) break;
            switch (x) { case 2: break; default: continue; }
            break;
        } __finally {
            x = 0;
        }
    }
    __try { x = 1; }
    return 0;
}
