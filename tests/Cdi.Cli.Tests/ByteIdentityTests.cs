using Cdi.Dsl.Generator;
using Cdi.Studies;
using Cdi.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Cdi.Cli.Tests;

/// <summary>The command and the build compile the same text.</summary>
public class ByteIdentityTests
{
    public static TheoryData<string> Studies => new(Directory.EnumerateFiles(Path.Combine(SharedFolder.Repository, "specs", "studies"), "*.cdi")
        .Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Studies))]
    public void Command_and_generator_emit_the_same_bytes(string study)
    {
        using var session = new CommandSession();
        var path = Path.Combine(SharedFolder.Repository, "specs", "studies", study).Replace('\\', '/');
        var explained = session.Cdi($"explain {path} --stage csharp").Output;

        Assert.Equal(explained, string.Concat(Generated(path).Select(source => $"// {source.HintName}\n{source.SourceText}")));
    }

    private static IEnumerable<GeneratedSourceResult> Generated(string path)
    {
        var driver = CSharpGeneratorDriver.Create([new StudyGenerator().AsSourceGenerator()], [new SpecOnDisk(path)]);
        MetadataReference[] runtime = [.. new[] { typeof(object), typeof(IStudy) }.Select(type => MetadataReference.CreateFromFile(type.Assembly.Location))];
        return driver.RunGenerators(CSharpCompilation.Create("Project", references: runtime)).GetRunResult().Results.Single().GeneratedSources;
    }

    private sealed class SpecOnDisk(string path) : AdditionalText
    {
        public override string Path => path;

        public override SourceText GetText(CancellationToken cancellationToken = default)
        {
            using var file = File.OpenRead(path);
            return SourceText.From(file);
        }
    }
}
