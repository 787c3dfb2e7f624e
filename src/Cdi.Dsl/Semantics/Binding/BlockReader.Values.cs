using System.Globalization;
using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Units;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <content>Typed values. Each method returns null where the setting is absent, and where it is wrong, which it reports.</content>
internal sealed partial class BlockReader
{
    /// <summary>A string on one line, or a text without holes.</summary>
    public Located<string>? String(string name) => Value(name) switch
    {
        null => null,
        StringSyntax value => Locate(value.Value, value),
        TextSyntax text when text.Holes.FirstOrDefault() is { } hole => Hole(name, hole),
        TextSyntax text => Locate(string.Concat(text.Parts.OfType<LiteralSyntax>().Select(part => part.Value)), text),
        var other => Wrong<string>(name, other),
    };

    /// <summary>A list of strings.</summary>
    public EquatableArray<string>? Strings(string name)
    {
        if (Value(name) is not { } value) return null;
        if (value is ListSyntax list && list.Items.All(item => item is { Name: null, Design: null, Value: StringSyntax }))
        {
            return list.Items.Select(item => item.Value).OfType<StringSyntax>().Select(item => item.Value).ToEquatableArray();
        }

        Wrong<string>(name, value);
        return null;
    }

    /// <summary>A finite number without unit, perhaps negative.</summary>
    public Located<double>? Number(string name) => Value(name) switch
    {
        null => null,
        NumberSyntax { Unit: null } number when IsFinite(number.Value) => Locate(number.Value, number),
        NegationSyntax { Operand: NumberSyntax { Unit: null } number } negation when IsFinite(number.Value) => Locate(-number.Value, negation),
        var other => Wrong<double>(name, other),
    };

    /// <summary>A whole number of at least <paramref name="minimum"/> without unit, or with one of the given kind.</summary>
    public Located<int>? Whole(string name, int minimum, UnitKind unit = UnitKind.None)
    {
        if (Value(name) is not { } value) return null;
        return value is NumberSyntax { IsInteger: true } number
            && (number.Unit is null || UnitOf(number) == unit)
            && int.TryParse(number.Digits, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            && whole >= minimum
            ? Locate(whole, value)
            : Wrong<int>(name, value);
    }

    /// <summary>A whole number of 0 or more, as large as a seed can be.</summary>
    public Located<ulong>? Seed(string name)
    {
        if (Value(name) is not { } value) return null;
        return value is NumberSyntax { IsInteger: true, Unit: null } number
            && ulong.TryParse(number.Digits, NumberStyles.None, CultureInfo.InvariantCulture, out var seed)
            ? Locate(seed, value)
            : Wrong<ulong>(name, value);
    }

    /// <summary>A number with a unit of one of the given kinds.</summary>
    public Located<Quantity>? Quantity(string name, params UnitKind[] units)
    {
        if (Value(name) is not { } value) return null;
        return value is NumberSyntax number
            && units.Contains(UnitOf(number))
            && decimal.TryParse(number.Digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            ? Locate(new Quantity(amount, UnitOf(number), number.Unit?.Text ?? ""), value)
            : Wrong<Quantity>(name, value);
    }

    /// <summary>The value of a word of a table.</summary>
    public Located<T>? Choice<T>(string name, ChoiceTable<T> table)
        where T : notnull =>
        Value(name) is { } value && Choice(name, value, table) is { } choice ? Locate(choice.Value, value) : null;

    /// <summary>The choice that an expression names; null, and reported, where it names none that works.</summary>
    public Choice<T>? Choice<T>(string name, ExpressionSyntax value, ChoiceTable<T> table)
    {
        var (node, written) = value switch
        {
            NameSyntax word => (word, word.Text),
            CallSyntax call => (call.Function, call.Function.Text),
            _ => (null, ""),
        };
        if (node is null)
        {
            Wrong<string>(name, value);
            return null;
        }

        if (table.Find(written) is { } choice && value is NameSyntax) return choice;
        if (table.Find(written) is not null)
        {
            Context.Report(SchemaDiagnostics.WrongValue(Context.At(value), name, $"`{written}` without brackets", $"`{Context.Source.Slice(value.Span)}`"));
            return null;
        }

        Context.Report(table.FindLater(written) is { Instead: { } instead }
            ? SyntaxDiagnostics.NotSupportedYet(Context.At(node), $"`{name} = {written}`", instead)
            : SyntaxDiagnostics.Unknown(Context.At(node), table.Kind, written, table.Names));
        return null;
    }

    /// <summary>A function of a table and its arguments: <c>logistic(…)</c>.</summary>
    public (CallSyntax Call, T Function)? Call<T>(string name, ChoiceTable<T> table)
    {
        if (Value(name) is not { } value) return null;
        var function = value switch { CallSyntax call => call.Function, NameSyntax bare => bare, _ => null };
        if (function is null || (table.Find(function.Text) is not null && value is NameSyntax))
        {
            Report(name, value);
            return null;
        }

        if (value is CallSyntax found && table.Find(function.Text) is { } choice) return (found, choice.Value);
        Context.Report(table.FindLater(function.Text) is { Instead: { } instead }
            ? SyntaxDiagnostics.NotSupportedYet(Context.At(function), $"`{name} = {function.Text}(…)`", instead)
            : SyntaxDiagnostics.Unknown(Context.At(function), table.Kind, function.Text, table.Names));
        return null;
    }

    /// <summary>A bare name.</summary>
    public Located<string>? Name(string name) => Value(name) switch
    {
        null => null,
        NameSyntax value => Locate(value.Text, value),
        var other => Wrong<string>(name, other),
    };

    /// <summary>The items of a list; null, and reported, where the value is no list.</summary>
    public IReadOnlyList<ArgumentSyntax>? List(string name) => Value(name) switch
    {
        null => null,
        ListSyntax list => list.Items,
        var other => Report(name, other),
    };

    /// <summary>Reports that a value is of the wrong kind, and returns null.</summary>
    public Located<T>? Wrong<T>(string name, ExpressionSyntax value)
        where T : notnull
    {
        Report(name, value);
        return null;
    }

    private Located<string>? Hole(string name, HoleSyntax hole)
    {
        Context.Report(SchemaDiagnostics.WrongValue(Context.At(hole), name, "a text without holes", $"the hole `{{{hole.Name.Text}}}`"));
        return null;
    }

    private static bool IsFinite(double value) => !double.IsNaN(value) && !double.IsInfinity(value);

    private static UnitKind UnitOf(NumberSyntax number) =>
        number.Unit is null ? UnitKind.None : Choices.Units.Find(number.Unit.Text)?.Value ?? UnitKind.None;

    private Located<T> Locate<T>(T value, SyntaxNode node)
        where T : notnull => new(value, Context.At(node));

    private IReadOnlyList<ArgumentSyntax>? Report(string name, ExpressionSyntax value)
    {
        var takes = word.Find(name)?.Takes ?? "another value";
        Context.Report(SchemaDiagnostics.WrongValue(Context.At(value), name, takes, value.Describe(), Correction.Of(value, takes, Context.Source, name)));
        return null;
    }
}
