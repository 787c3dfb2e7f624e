using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds <c>recorded { label = column where { cell = option } }</c>.</summary>
internal sealed class RecordedBinder(BlockReader reader, OutcomeModel outcome, StudyScope scope)
{
    /// <summary>The recorded annotations; null, and reported, where they have no label.</summary>
    public RecordedModel? Bind(bool hasConfidence)
    {
        reader.Require("label", "Name the column: `label = column where { cell = option }`.");
        var confidence = hasConfidence ? reader.Name("confidence") : null;
        if (reader.Name("label") is not { } label || reader.Setting("label") is not { } setting) return null;
        if (setting.Where is DefinitionsSyntax definitions)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(
                reader.Context.At(definitions), "where", "a map, `{ cell = option }`", "a definition without braces"));
        }

        var meanings = setting.Where is MapSyntax map ? Map(map) : [];
        return new RecordedModel(
            reader.Place, label, meanings, confidence, setting.Where is not MapSyntax whole || whole.Entries.Count == meanings.Count, hasConfidence && reader.Lacks("confidence"));
    }

    private EquatableArray<CellMeaning> Map(MapSyntax map)
    {
        if (outcome.IsNumber)
        {
            reader.Context.Report(SchemaDiagnostics.WrongValue(
                reader.Context.At(map), "label", $"numbers as they are, since outcome `{outcome.Name}` is a number", "a map to options"));
            return [];
        }

        var meanings = new List<CellMeaning>();
        foreach (var entry in map.Entries)
        {
            if (meanings.FirstOrDefault(known => known.Cell == entry.Key.Text) is { } first)
            {
                var line = reader.Context.Source.Lines.Position(first.Place.Span.Start).Line;
                reader.Context.Report(SyntaxDiagnostics.GivenTwice(reader.Context.At(entry.Key), "cell", entry.Key.Text, line));
            }
            else if (scope.Option(reader.Context, entry.Option, outcome, entry.Option.Text) is { } option)
            {
                var meaning = new CellMeaning(entry.Key.Text, option.Key, reader.Context.At(entry));
                CheckValue(meanings, meaning);
                meanings.Add(meaning);
            }
        }

        return meanings.ToEquatableArray();
    }

    /// <summary>Two spellings of one number or truth value mean one option.</summary>
    private void CheckValue(List<CellMeaning> meanings, CellMeaning meaning)
    {
        if (CellValue.Of(meaning.Cell) is not { } value) return;
        if (meanings.FirstOrDefault(known => CellValue.Of(known.Cell) == value && known.Option != meaning.Option) is not { } other) return;
        reader.Context.Report(SchemaDiagnostics.OneValueTwoOptions(meaning.Place, other.Cell, meaning.Cell, other.Option, meaning.Option));
    }
}
