#include "stdafx.h"
#include <iostream>
#include <sddl.h>

int main(void) { return 0; }
