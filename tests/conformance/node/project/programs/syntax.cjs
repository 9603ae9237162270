const y = {;
