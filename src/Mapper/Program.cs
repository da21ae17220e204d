Console.Error.WriteLine("usage: ccj-map --source FILE.source.json");
return 2;
