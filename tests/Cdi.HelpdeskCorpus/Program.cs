using Cdi.HelpdeskCorpus;

// Writes a corpus of specs/data: dotnet run --project tests/Cdi.HelpdeskCorpus -- specs/data/helpdesk.csv
if (args is not [var path] || Path.GetFileName(path) is not ("helpdesk.csv" or "judged.csv"))
{
    Console.Error.WriteLine("usage: Cdi.HelpdeskCorpus FOLDER/helpdesk.csv | FOLDER/judged.csv");
    return 1;
}

File.WriteAllBytes(path, Path.GetFileName(path) == "judged.csv" ? JudgedFile.Bytes() : HelpdeskFile.Bytes());
return 0;
