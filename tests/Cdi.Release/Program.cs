using Cdi.Release;

const string Usage = "Usage: Cdi.Release publish | reproduce";

Func<string, bool>? check = args switch
{
    ["publish"] => PublishedPrograms.Check,
    ["reproduce"] => RepeatedBuild.Check,
    _ => null,
};
if (check is null)
{
    Console.Error.WriteLine(Usage);
    return 1;
}

var folder = Directory.CreateTempSubdirectory("cdi-release-").FullName;
try
{
    return check(folder) ? 0 : 1;
}
finally
{
    Directory.Delete(folder, recursive: true);
}
