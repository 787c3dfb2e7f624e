using Cdi.HelpdeskCorpus;

// Writes a corpus of specs/data: dotnet run --project tests/Cdi.HelpdeskCorpus -- specs/data/helpdesk.csv
var bytes = args is not [var path] ? null : Path.GetFileName(path) switch
{
    "helpdesk.csv" => HelpdeskFile.Bytes(),
    "judged.csv" => JudgedFile.Bytes(),
    "letters.csv" => LettersFile.Bytes(),
    _ => null,
};
if (bytes is null)
{
    Console.Error.WriteLine("usage: Cdi.HelpdeskCorpus FOLDER/helpdesk.csv | FOLDER/judged.csv | FOLDER/letters.csv");
    return 1;
}

File.WriteAllBytes(args[0], bytes);
return 0;
