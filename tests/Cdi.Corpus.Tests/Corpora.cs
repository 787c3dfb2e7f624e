using System.Text;

namespace Cdi.Corpus.Tests;

/// <summary>Definitions and files written in a line.</summary>
internal static class Corpora
{
    public const string Human = "human.crowd.recorded.label";
    public const string Confidence = "llm.assistant.recorded.confidence";

    public static CorpusDefinition Declare(params ColumnDefinition[] columns) =>
        new() { Name = "requests", Source = "data.csv", Columns = columns };

    public static CorpusFile FileOf(string content) => CorpusFile.FromBytes("data.csv", Encoding.UTF8.GetBytes(content));

    public static CorpusTable Read(string content, params ColumnDefinition[] columns) => Read(content, Declare(columns));

    public static CorpusTable Read(string content, CorpusDefinition definition) => CorpusReader.Read(definition, FileOf(content));

    public static IReadOnlyList<DataDiagnostic> Problems(string content, CorpusDefinition definition) => Problems(FileOf(content), definition);

    public static IReadOnlyList<DataDiagnostic> Problems(CorpusFile file, CorpusDefinition definition) =>
        Assert.Throws<CorpusException>(() => CorpusReader.Read(definition, file)).Diagnostics;

    public static DataDiagnostic Problem(string content, params ColumnDefinition[] columns) => Assert.Single(Problems(content, Declare(columns)));

    public static DataDiagnostic Problem(string content, CorpusDefinition definition) => Assert.Single(Problems(content, definition));

    public static ColumnDefinition Text(string name) => new(name, ColumnType.Text);

    public static ColumnDefinition Number(string name) => new(name, ColumnType.Number);

    public static ColumnDefinition Indicator(string name) => new(name, ColumnType.Indicator);
}
