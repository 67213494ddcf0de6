#if 1 / 0
#endif
#if 1 +
#endif
#if "a"
#endif
