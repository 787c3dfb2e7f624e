using Cdi.HelpdeskCorpus;

// Writes a corpus of specs/data: dotnet run --project tests/Cdi.HelpdeskCorpus -- specs/data/helpdesk.csv
var bytes = args is not [var path] ? null : Path.GetFileName(path) switch
{
    "helpdesk.csv" => HelpdeskFile.Bytes(),
    "judged.csv" => JudgedFile.Bytes(),
    "letters.csv" => LettersFile.Bytes(),
    "duels.csv" => DuelsFile.Bytes(),
    "nudges.csv" => NudgesFile.Bytes(),
    _ => null,
};
if (bytes is null)
{
    Console.Error.WriteLine("usage: Cdi.HelpdeskCorpus FOLDER/helpdesk.csv | judged.csv | letters.csv | duels.csv | nudges.csv");
    return 1;
}

File.WriteAllBytes(args[0], bytes);
return 0;
