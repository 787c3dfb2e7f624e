using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Cdi.Architecture.Tests;

/// <summary>Who may know whom. The pairs are those of the architecture page; a new arrow is a decision, made here.</summary>
public class DependencyDirectionTests
{
    private static readonly string[] FileAccess = ["File", "FileInfo", "FileStream", "Directory", "DirectoryInfo", "DriveInfo", "FileSystemWatcher"];

    [Theory]
    [InlineData("Cdi.Dsl", "")]
    [InlineData("Cdi.Estimation", "")]
    [InlineData("Cdi.Corpus", "")]
    [InlineData("Cdi.Ledgers", "Cdi.Corpus, Cdi.Estimation")]
    [InlineData("Cdi.Ledgers.PostgreSql", "Cdi.Estimation, Cdi.Ledgers")]
    [InlineData("Cdi.Studies", "Cdi.Corpus, Cdi.Estimation")]
    [InlineData("Cdi.Annotators", "Cdi.Corpus, Cdi.Ledgers, Cdi.Studies")]
    [InlineData("Cdi.AnnotationPage", "Cdi.Corpus, Cdi.Ledgers, Cdi.Studies")]
    [InlineData("Cdi.Reporting", "Cdi.Studies")]
    [InlineData("Cdi.Embeddings", "Cdi.Studies")]
    [InlineData("Cdi.Hosting", "Cdi.Studies")]
    [InlineData("Cdi.Cli", "Cdi.AnnotationPage, Cdi.Annotators, Cdi.Dsl, Cdi.Ledgers, Cdi.Ledgers.PostgreSql, Cdi.Reporting, Cdi.Studies")]
    [InlineData("Cdi.Dsl.Generator", "Cdi.Dsl")]
    [InlineData("Cdi.Package", "Cdi.Dsl.Generator, Cdi.Hosting, Cdi.Reporting")]
    public void A_project_refers_to_no_project_but_these(string project, string allowed) =>
        Assert.Equal(allowed, string.Join(", ", Repository.ProjectReferences(project)));

    [Fact]
    public void Every_project_of_the_product_is_covered_by_the_table_above()
    {
        var covered = typeof(DependencyDirectionTests)
            .GetMethod(nameof(A_project_refers_to_no_project_but_these))?
            .GetCustomAttributesData().Where(each => each.AttributeType == typeof(InlineDataAttribute))
            .Select(each => ((IReadOnlyList<System.Reflection.CustomAttributeTypedArgument>)each.ConstructorArguments[0].Value!)[0].Value as string);
        Assert.Equal(Repository.ProductProjects.Keys.Order(), covered?.Order());
    }

    [Theory]
    [InlineData("Cdi.Dsl", "Sprache")]
    [InlineData("Cdi.Estimation", "MathNet.Numerics")]
    [InlineData("Cdi.Dsl.Generator", "Microsoft.CodeAnalysis.CSharp")]
    public void A_project_uses_no_package_but_these(string project, string allowed) =>
        Assert.Equal(allowed, string.Join(", ", Repository.PackageReferences(project)));

    [Theory]
    [InlineData("Cdi.Dsl.dll")]
    [InlineData("Cdi.Estimation.dll")]
    [InlineData("Cdi.Dsl.Generator.dll")]
    public void Language_and_statistics_open_no_file(string assembly) =>
        Assert.Empty(TypesUsed(assembly).Where(type => type.Namespace == "System.IO" && FileAccess.Contains(type.Name)).ToList());

    [Theory]
    [InlineData("Cdi.Dsl.dll")]
    [InlineData("Cdi.Estimation.dll")]
    [InlineData("Cdi.Corpus.dll")]
    [InlineData("Cdi.Studies.dll")]
    [InlineData("Cdi.Ledgers.dll")]
    [InlineData("Cdi.Reporting.dll")]
    public void Only_the_hosts_know_Roslyn_and_the_terminal(string assembly) =>
        Assert.Empty(TypesUsed(assembly).Where(type =>
            type.Namespace.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal) && !type.Name.EndsWith("Attribute", StringComparison.Ordinal)
            || type is { Namespace: "System", Name: "Console" }).ToList());

    private static List<(string Namespace, string Name)> TypesUsed(string assembly)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        var metadata = image.GetMetadataReader();
        return metadata.TypeReferences.Select(metadata.GetTypeReference)
            .Select(type => (metadata.GetString(type.Namespace), metadata.GetString(type.Name))).ToList();
    }
}
