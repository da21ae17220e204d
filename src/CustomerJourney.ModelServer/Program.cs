Console.Error.WriteLine("The model server starts with: serve | train.");
return 2;
