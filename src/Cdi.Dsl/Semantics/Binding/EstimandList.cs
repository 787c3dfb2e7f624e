using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Reads lists of estimands.</summary>
internal static class EstimandList
{
    /// <summary>The names of a list, each once; null where there is none, or where one of them is wrong.</summary>
    /// <param name="reader">The block.</param>
    /// <param name="scope">What the study declares.</param>
    /// <param name="setting">Name of the setting.</param>
    public static Located<EquatableArray<string>>? Of(BlockReader reader, StudyScope scope, string setting)
    {
        if (reader.List(setting) is not { } items || reader.Value(setting) is not { } list) return null;
        var names = new List<string>();
        foreach (var item in items)
        {
            if (item is not { Name: null, Design: null, Value: NameSyntax name })
            {
                reader.Wrong<string>(setting, item.Value);
            }
            else if (scope.ReportUnlessDeclared(reader.Context, name, "estimand", name.Text) && !names.Contains(name.Text))
            {
                names.Add(name.Text);
            }
        }

        if (items.Count == 0) reader.Context.Report(SchemaDiagnostics.WrongValue(reader.Context.At(list), setting, "at least one estimand", "none"));
        return names.Count == 0 || names.Count < items.Select(item => item.Value).OfType<NameSyntax>().Select(name => name.Text).Distinct().Count() ? null
            : new Located<EquatableArray<string>>(names.ToEquatableArray(), reader.Context.At(list));
    }
}
