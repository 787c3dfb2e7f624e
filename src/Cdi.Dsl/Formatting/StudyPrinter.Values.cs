using Cdi.Dsl.Collections;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Formatting;

/// <summary>Prints settings, columns and their values: on one line where it fits, otherwise one argument, term or pair per line.</summary>
internal sealed partial class StudyPrinter
{
    private const int Width = 120;

    private void PrintSetting(int indentation, SettingSyntax setting)
    {
        writer.Append($"{(setting.IsVaried ? "vary " : "")}{FlatPrinter.Print(setting.Key)} = ");
        PrintFitting(indentation, setting.Value);
        foreach (var option in setting.Options) PrintPair(indentation, ", ", option);
        if (!setting.By.IsEmpty) writer.Append(" by " + string.Join(", ", setting.By.Select(FlatPrinter.Print)));
        if (setting.Where is MapSyntax map) PrintMap(indentation, map);
        else if (setting.Where is DefinitionsSyntax definitions) PrintDefinitions(indentation, definitions.Definitions);
    }

    private void PrintColumn(int indentation, ColumnSyntax column)
    {
        writer.Append($"{FlatPrinter.Print(column.Name)}: {FlatPrinter.Print(column.Type)}");
        if (column.Size is { } size) writer.Append($"[{size.Digits}]");
        var origin = column.Source ?? column.Value;
        if (column.Arguments is { } arguments)
        {
            PrintCall(indentation, arguments, column.Type.Span.End, source.Text.LastIndexOf(')', (origin?.Span.Start ?? column.Span.End) - 1));
        }

        if (origin is null) return;
        writer.Append(column.Source is null ? " = " : " from ");
        PrintFitting(indentation, origin);
    }

    private void PrintPair(int indentation, string before, OptionSyntax pair)
    {
        writer.Append($"{before}{FlatPrinter.Print(pair.Name)} = ");
        PrintFitting(indentation, pair.Value);
    }

    private void PrintDefinitions(int indentation, EquatableArray<OptionSyntax> definitions)
    {
        for (var i = 0; i < definitions.Count; i++) PrintPair(indentation, i == 0 ? " where " : ", ", definitions[i]);
    }

    private void PrintMap(int indentation, MapSyntax map)
    {
        var flat = $" where {{ {string.Join(", ", map.Entries.Select(FlatPrinter.Print))} }}";
        if (Fits(map.Span, flat.Length))
        {
            writer.Append(flat);
            return;
        }

        writer.Append(" where {");
        var close = map.Span.End - 1;
        writer.End(indentation + Step, map.Span.Start + 1, map.Entries[0].Span.Start);
        for (var i = 0; i < map.Entries.Count; i++)
        {
            writer.StaysClose = true;
            writer.Begin(indentation + Step, map.Entries[i].Span.Start);
            writer.Append(FlatPrinter.Print(map.Entries[i]));
            writer.End(indentation + Step, map.Entries[i].Span.End, i + 1 < map.Entries.Count ? map.Entries[i + 1].Span.Start : close);
        }

        PrintCloser(indentation, close, "}");
    }
}
