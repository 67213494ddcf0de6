#endif
#else
#defin A
