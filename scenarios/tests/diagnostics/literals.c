char c = '';
char d = 'ab';
char *s = "\q";
