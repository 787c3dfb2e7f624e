using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the columns that say how the texts of a corpus were sampled.</summary>
internal sealed class SampleColumns(BlockReader reader, StudyScope scope)
{
    /// <summary>A column of numbers; null where the setting is absent, and where it is wrong, which is reported.</summary>
    /// <param name="setting">Its name.</param>
    public Located<string>? Numbers(string setting)
    {
        if (Column(setting) is not var (column, written)) return null;
        return column.IsNumeric ? written : Refuse(setting, "a column of numbers", column, written);
    }

    /// <summary>A column whose equal values are a group; null where the setting is absent, and where it is wrong, which is reported.</summary>
    /// <param name="setting">Its name.</param>
    public Located<string>? Groups(string setting) => reader.Name(setting) is not null && reader.Value(setting) is NameSyntax name
        ? Groups(setting, name) : null;

    /// <summary>A column whose equal values are a group; null where it is wrong, which is reported.</summary>
    /// <param name="setting">The setting in which it stands.</param>
    /// <param name="node">Its name.</param>
    public Located<string>? Groups(string setting, NameSyntax node)
    {
        if (scope.Column(reader.Context, node, node.Text) is not { } column) return null;
        var written = new Located<string>(node.Text, reader.Context.At(node));
        return column.Lexicon is null && column.Type is not (ColumnType.Text or ColumnType.Image)
            ? written : Refuse(setting, "a column that names groups of texts", column, written);
    }

    private (ColumnModel Column, Located<string> Written)? Column(string setting)
    {
        if (reader.Name(setting) is null || reader.Value(setting) is not NameSyntax node) return null;
        return scope.Column(reader.Context, node, node.Text) is { } column ? (column, new(node.Text, reader.Context.At(node))) : null;
    }

    private Located<string>? Refuse(string setting, string takes, ColumnModel column, Located<string> written)
    {
        reader.Context.Report(SchemaDiagnostics.WrongValue(
            written.Place, setting, takes, $"the {Choices.ColumnTypes.NameOf(column.Type)} column `{column.Name}`"));
        return null;
    }
}
