using Cdi.HelpdeskCorpus;

// Writes the corpus of specs/data: dotnet run --project tests/Cdi.HelpdeskCorpus -- specs/data/helpdesk.csv
if (args is not [var path])
{
    Console.Error.WriteLine("usage: Cdi.HelpdeskCorpus FILE");
    return 1;
}

File.WriteAllBytes(path, HelpdeskFile.Bytes());
return 0;
