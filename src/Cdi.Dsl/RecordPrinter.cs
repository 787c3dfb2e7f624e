using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Losses;
using Cdi.Dsl.Semantics;
using Cdi.Dsl.Text;

namespace Cdi.Dsl;

/// <summary>Prints records as indented <c>name = value</c> lines, in the order of their parameters.</summary>
/// <remarks>
/// What is absent is left out: nulls, empty texts and lists. So are places, and what the compiler notes for its own
/// diagnostics. A declaration prints in full where it is declared, and by name where it is referred to. Losses print apart.
/// </remarks>
internal sealed class RecordPrinter
{
    private const int LongestLine = 110;

    private readonly StringBuilder text = new();

    /// <summary>The record under a heading.</summary>
    public static string Print(string heading, object record)
    {
        var printer = new RecordPrinter();
        printer.Line(0, heading);
        printer.Members(1, record);
        return printer.text.ToString();
    }

    private void Members(int depth, object record)
    {
        foreach (var (property, value) in Values(record)) Member(depth, property, value, record is StudyModel or CorpusModel);
    }

    private void Member(int depth, PropertyInfo property, object value, bool declares)
    {
        var name = Word(property.Name);
        if (Inline(value, declares) is { } inline)
        {
            Line(depth, $"{name} = {inline}");
        }
        else if (value is IEnumerable items)
        {
            foreach (var item in items) Record(depth, name, Unlocated(item));
        }
        else
        {
            Record(depth, property.PropertyType.IsAbstract ? $"{name}: {Word(value.GetType().Name)}" : name, value);
        }
    }

    private void Record(int depth, string heading, object record)
    {
        var members = Values(record).Select(member => (Name: Word(member.Property.Name), Value: Inline(member.Value, declares: false))).ToList();
        var line = $"{heading} ({string.Join(", ", members.Select(member => $"{member.Name} = {member.Value}"))})";
        if (members.All(member => member.Value is not null) && line.Length <= LongestLine)
        {
            Line(depth, line);
            return;
        }

        Line(depth, heading);
        Members(depth + 1, record);
    }

    /// <summary>The value on one line; null where it needs lines of its own.</summary>
    private static string? Inline(object value, bool declares) => value switch
    {
        string words => Quoted(words),
        bool or Enum => Word(value.ToString() ?? ""),
        IFormattable number => number.ToString(value is double ? "R" : null, CultureInfo.InvariantCulture),
        LossExpression expression => expression.ToString(),
        FormulaTerm term => term.Written,
        _ when value.GetType().Namespace == typeof(Units.UnitKind).Namespace => value.ToString(),
        IEnumerable items => List(items, declares),
        _ => declares ? null : NameOfDeclaration(value),
    };

    private static string? List(IEnumerable items, bool declares)
    {
        var values = items.Cast<object>().Select(item => Inline(Unlocated(item), declares)).ToList();
        return values.Contains(null) ? null : $"[{string.Join(", ", values)}]";
    }

    private static string? NameOfDeclaration(object value) =>
        value.GetType().GetProperty(nameof(ColumnModel.Place)) is not null ? value.GetType().GetProperty(nameof(ColumnModel.Name))?.GetValue(value) as string
            : null;

    private static object Unlocated(object value) =>
        value.GetType() is { IsGenericType: true } type && type.GetGenericTypeDefinition() == typeof(Located<>)
            ? type.GetProperty(nameof(Located<int>.Value))?.GetValue(value) ?? value
            : value;

    /// <summary>What a record was made of, in order, without what is absent: the parameters of its constructor, then the properties that are set by
    /// name.</summary>
    private static IEnumerable<(PropertyInfo Property, object Value)> Values(object record)
    {
        var type = record.GetType();
        var constructor = type.GetConstructors().OrderByDescending(candidate => candidate.GetParameters().Length).First();
        var positional = constructor.GetParameters().Select(parameter => type.GetProperty(parameter.Name)).OfType<PropertyInfo>().ToList();
        foreach (var property in positional.Concat(Named(type).Where(property => !positional.Exists(other => other.Name == property.Name))))
        {
            if (property.IsDefined(typeof(CompilerNoteAttribute)) || property.GetValue(record) is not { } value) continue;
            value = Unlocated(value);
            var isAbsent = value is Place or LossDefinition or "" || (value is IEnumerable items and not string && !items.Cast<object>().Any());
            if (!isAbsent) yield return (property, value);
        }
    }

    // In the order of their declaration, those of a base first; what a base takes by position, its heirs say by their type.
    private static IEnumerable<PropertyInfo> Named(Type type)
    {
        const BindingFlags Own = BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly;
        if (type.BaseType is not { } parent) return [];
        var constructors = type.GetConstructors(Own | BindingFlags.NonPublic);
        return Named(parent).Concat(type.GetProperties(Own)
            .Where(property => property.CanWrite && !constructors.Any(each => each.GetParameters().Any(parameter => parameter.Name == property.Name)))
            .OrderBy(property => property.MetadataToken));
    }

    private static string Quoted(string words) => "\"" + words.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\n", "\\n") + "\"";

    /// <summary>A member name in the spelling of the language: <c>BurnIn</c> is <c>burn_in</c>.</summary>
    private static string Word(string name) => string.Concat(name.Select((unit, i) =>
        (i > 0 && char.IsUpper(unit) ? "_" : "") + char.ToLowerInvariant(unit)));

    private void Line(int depth, string words) => text.Append(' ', 2 * depth).Append(words).Append('\n');
}
