#error no such luck
