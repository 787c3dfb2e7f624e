using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Cdi.Testing;

namespace Cdi.Embeddings.Tests;

/// <summary>The command, started as a user starts it, with the folder that <c>CDI_EMBEDDINGS</c> names.</summary>
public sealed class EmbeddingFolderTests : IDisposable
{
    private const int Texts = 120;
    private const string Lock = "src/Cdi.Embeddings/packages.lock.json";
    private static readonly string Output = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))) + "/net10.0";
    private static readonly string Published = Path.Combine(SharedFolder.Repository, "src/Cdi.Embeddings/bin", Output);
    private static readonly string Command = Path.Combine(SharedFolder.Repository, "src/Cdi.Cli/bin", Output, "cdi.dll");

    // Of each kind no two share more than small words, so that n-grams of some tell little of others.
    private static readonly string[] Glad =
    [
        "I was delighted", "What a wonderful visit", "Everybody felt welcome", "Such a lovely surprise", "We are grateful", "It made my day", "Truly superb",
        "You were so kind", "Pure joy", "A warm and helpful team", "We had great fun", "My compliments",
    ];

    private static readonly string[] Angry =
    [
        "I am furious", "A complete disgrace", "Nobody cares", "This is unacceptable", "I want my money back", "Rude beyond belief", "Never again",
        "You ruined everything", "Hours wasted", "An insult", "Utterly incompetent people", "I shall complain",
    ];

    private static readonly string[] About =
        ["the desk", "the new card", "the reading room", "the late fee", "the web page", "the children's hour", "the lift"];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("cdi-embeddings");

    public EmbeddingFolderTests()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "letters.csv"), Corpus());
        File.WriteAllText(Path.Combine(folder.FullName, "study.cdi"), Spec);
    }

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void A_pupil_learns_what_texts_mean_and_threads_change_no_byte()
    {
        var one = Cdi(Published, "run study.cdi --quiet --threads 1 --out one");
        Assert.True(one.Code == 0, one.Error);
        Assert.Equal(0, Cdi(Published, "run study.cdi --quiet --threads 2 --out two").Code);
        foreach (var file in Directory.GetFiles(Path.Combine(folder.FullName, "one")).Select(Path.GetFileName))
            Assert.Equal(Read($"one/{file}"), Read($"two/{file}"));

        // People call 2 in 15 the other way round, and half are of each kind: a share of 60 texts that is right by chance has an error of .065.
        using var result = JsonDocument.Parse(Read("one/result.json"));
        var agreement = result.RootElement.GetProperty("agreement")[0].GetProperty("share_equal").GetProperty("point").GetDouble();
        Assert.True(agreement > 0.7, $"{agreement}");
        Assert.Contains("a logistic regression on sentence embeddings of all-MiniLM-L6-v2", Read("one/report.md"), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_the_folder_or_with_another_a_study_stops_and_says_how_to_get_it()
    {
        var none = Cdi("", "run study.cdi");
        Assert.Equal(1, none.Code);
        Assert.Contains("CDI9161", none.Error, StringComparison.Ordinal);
        var empty = Cdi(folder.FullName, "run study.cdi");
        Assert.Equal(1, empty.Code);
        Assert.Contains("which holds no Cdi.Embeddings.dll", empty.Error, StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(folder.FullName, "Cdi.Embeddings.dll"), "nothing");
        var broken = Cdi(folder.FullName, "run study.cdi");
        Assert.Equal(1, broken.Code);
        Assert.Contains("whose Cdi.Embeddings.dll cannot be used", broken.Error, StringComparison.Ordinal);
        Assert.Contains(Documented.Groups["command"].Value, broken.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_documented_command_makes_a_folder_of_the_documented_size_that_a_study_runs_with()
    {
        Assert.True(Documented.Success);
        var sources = folder.CreateSubdirectory("sources").FullName;
        foreach (var name in Directory.GetFiles(SharedFolder.Repository).Select(Path.GetFileName).OfType<string>().Where(name => name != ".git"))
            File.Copy(Path.Combine(SharedFolder.Repository, name), Path.Combine(sources, name));
        foreach (var project in new[] { "Cdi.Corpus", "Cdi.Dsl", "Cdi.Embeddings", "Cdi.Estimation", "Cdi.Studies" }) CopySources("src/" + project, sources);
        var published = Path.Combine(folder.FullName, "published");
        var made = Run(sources, "", [.. Documented.Groups["command"].Value.Split(' ')[1..].Select(word => word == "FOLDER" ? published : word)]);
        Assert.True(made.Code == 0, made.Error);
        Assert.Equal(File.ReadAllText(Path.Combine(SharedFolder.Repository, Lock)), File.ReadAllText(Path.Combine(sources, Lock)));
        var size = new DirectoryInfo(published).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length) / 1e6;
        Assert.Equal(int.Parse(Documented.Groups["size"].Value, CultureInfo.InvariantCulture), size, 2.0);
        var run = Cdi(published, "run study.cdi --quiet --out documented");
        Assert.True(run.Code == 0, run.Error);
    }

    /// <summary>The page's command, and the size of what it makes, in MB.</summary>
    private static Match Documented { get; } = Regex.Match(
        File.ReadAllText(Path.Combine(SharedFolder.Repository, "specs/language.md")),
        "(?<size>[0-9]+) MB for Linux x64.*`(?<command>dotnet publish src/Cdi[.]Embeddings -c Release -r linux-x64 -o FOLDER)`");

    private static void CopySources(string project, string target)
    {
        var from = Path.Combine(SharedFolder.Repository, project);
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            var relative = Path.GetRelativePath(from, file);
            if (relative.Split(Path.DirectorySeparatorChar)[0] is "bin" or "obj") continue;
            var copy = Path.Combine(target, project, relative);
            Directory.CreateDirectory(Path.GetDirectoryName(copy) ?? target);
            File.Copy(file, copy);
        }
    }

    private (int Code, string Error) Cdi(string embeddings, string arguments) =>
        Run(folder.FullName, embeddings, [Command, .. arguments.Split(' ')]);

    private (int Code, string Error) Run(string workingFolder, string embeddings, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = workingFolder, RedirectStandardError = true, RedirectStandardOutput = true,
        };
        foreach (var inherited in start.Environment.Keys.Where(name => name.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)).ToList())
            start.Environment.Remove(inherited);
        start.Environment["CDI_EMBEDDINGS"] = embeddings;
        start.Environment["CDI_CACHE"] = Path.Combine(folder.FullName, ".cache");
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start) ?? throw new InvalidOperationException("No process.");
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, error + output.Result);
    }

    private string Read(string file) => File.ReadAllText(Path.Combine(folder.FullName, file));

    private static string Corpus()
    {
        var csv = new StringBuilder("letter,body,clerk\n");
        for (var row = 0; row < Texts; row++)
        {
            var isGlad = row % 2 == 0;
            var words = (isGlad ? Glad : Angry)[row / 2 % 12];
            csv.Append(CultureInfo.InvariantCulture, $"L{row:000},{words} at {About[row % 7]} no. {row}.,{(isGlad != (row % 15 is 4 or 11) ? "F" : "C")}\n");
        }

        return csv.ToString();
    }

    private static string Spec => LetterStudy.Spec(
        "llm pupil {\n  model = \"embedded:minilm\"\n  learn_from = clerks\n}\n", "  design = uniform\n  budget = 60 labels\n", "  method = calibrated\n");
}
