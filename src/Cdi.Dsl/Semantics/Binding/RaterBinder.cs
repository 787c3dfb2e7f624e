using Cdi.Dsl.Collections;
using Cdi.Dsl.Diagnostics;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Syntax;
using Cdi.Dsl.Text;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Semantics.Binding;

/// <summary>Binds the agreement of people with one another, <c>krippendorff_alpha(stance, level = ordinal)</c>; <c>ac1(stance, coders)</c> is one where the
/// second argument is people and no model.</summary>
internal sealed class RaterBinder(BindingContext context, StudyScope scope)
{
    /// <summary>Whether people are compared with one another.</summary>
    /// <param name="call">The call.</param>
    /// <param name="function">Its function.</param>
    public bool IsOfPeople(CallSyntax call, TargetFunction function) => function.IsOfRaters()
        || (function == TargetFunction.Ac1 && call.Arguments.Count == 2 && call.Arguments[1] is { Name: null, Value: NameSyntax name }
            && scope.Declarations.Declares("human", name.Text));

    /// <summary>What is asked for; null where it is wrong, which is reported.</summary>
    /// <param name="call">The call.</param>
    /// <param name="function">Its function.</param>
    public EstimandForm? Bind(CallSyntax call, TargetFunction function)
    {
        var placed = call.Arguments.Where(argument => argument.Name is null).ToList();
        var isAlpha = function == TargetFunction.KrippendorffAlpha;
        if (placed.Count is 0 or > 2 || call.Arguments.Any(argument => argument.Name is { } name && !(isAlpha && name.Text is "level" or "values")))
        {
            return Wrong(context.At(call), call, $"an outcome{(isAlpha ? ", `level` and `values`" : "")}, and the people, where they are named",
                $"{call.Arguments.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)} arguments");
        }

        var human = placed.Count == 2 ? Human(placed[1]) : null;
        if (Outcome(placed[0].Value, call) is not { } outcome || (placed.Count == 2 && human is null)) return null;
        if (!outcome.IsNumber && (!outcome.HasAllOptions || outcome.Options.Count < 2)) return null; // reported where they stand
        var response = new Located<Response>(new Response(outcome, outcome.IsNumber ? null : outcome.Options[0].Key), context.At(placed[0].Value));
        return Level(call, outcome) is { } level && Values(call, outcome) is { } values && Fits(response, function, level, values)
            ? new EstimandForm.RaterAgreement(response, function, level.Value, values, human) : null;
    }

    private OutcomeModel? Outcome(ExpressionSyntax value, CallSyntax call)
    {
        if (value is not NameSyntax name)
        {
            Wrong(context.At(value), call, "an outcome with all its options", value.Describe());
            return null;
        }

        if (scope.Outcome(context, name, name.Text) is not { } outcome) return null;
        if (outcome.Options.Count <= EstimandForm.Agreement.MostOptions) return outcome;
        Wrong(context.At(name), call, $"an outcome of at most {EstimandForm.Agreement.MostOptions} options", $"`{outcome.Name}` with {outcome.Options.Count}");
        return null;
    }

    private Located<string>? Human(ArgumentSyntax argument)
    {
        if (argument.Value is NameSyntax name)
            return scope.ReportUnlessDeclared(context, name, "human", name.Text) ? new Located<string>(name.Text, context.At(name)) : null;
        context.Report(SchemaDiagnostics.WrongValue(context.At(argument.Value), "a comparison of people", "the name of a `human` block",
            argument.Value.Describe()));
        return null;
    }

    // What is not said is what the report says of them.
    private Located<RatingLevel>? Level(CallSyntax call, OutcomeModel outcome)
    {
        if (call.Arguments.FirstOrDefault(argument => argument.Name?.Text == "level")?.Value is not { } value)
        {
            return new(outcome.IsNumber ? RatingLevel.Interval : outcome.IsOrdered ? RatingLevel.Ordinal : RatingLevel.Nominal,
                context.At(call.Arguments[0].Value));
        }

        if (value is NameSyntax word && Choices.RatingLevels.Find(word.Text) is { } choice) return new(choice.Value, context.At(value));
        context.Report(SchemaDiagnostics.WrongValue(context.At(value), "level", "nominal, ordinal, interval or ratio", value.Describe()));
        return null;
    }

    private EquatableArray<double>? Values(CallSyntax call, OutcomeModel outcome)
    {
        if (call.Arguments.FirstOrDefault(argument => argument.Name?.Text == "values")?.Value is not { } value) return EquatableArray<double>.Empty;
        var numbers = (value as ListSyntax)?.Items.Select(item => item.Value switch
        {
            NumberSyntax { Unit: null } number => number.Value,
            NegationSyntax { Operand: NumberSyntax { Unit: null } number } => -number.Value,
            _ => double.NaN,
        }).ToList();
        if (numbers is not null && numbers.Count == outcome.Options.Count && !numbers.Exists(double.IsNaN)) return numbers.ToEquatableArray();
        context.Report(SchemaDiagnostics.WrongValue(context.At(value), "values", outcome.IsNumber ? "nothing, since labels are numbers"
            : $"a number for each of {outcome.Options.Count} options, in their order", value.Describe()));
        return null;
    }

    private bool Fits(Located<Response> response, TargetFunction function, Located<RatingLevel> asked, EquatableArray<double> values)
    {
        var outcome = response.Value.Outcome;
        var level = Choices.RatingLevels.NameOf(asked.Value);
        var (lacks, hint) = (function, asked.Value) switch
        {
            (not TargetFunction.KrippendorffAlpha, _) when outcome.IsNumber =>
                ("options", "Numbers have Krippendorff's α: `krippendorff_alpha(outcome, level = interval)`."),
            (_, not RatingLevel.Interval) when outcome.IsNumber =>
                ("options", "Use `level = interval`; or declare the numbers that occur as options and give their `values`."),
            (_, RatingLevel.Ordinal) when !outcome.IsOrdered => ("an order", $"Write `outcome {outcome.Name} ordered {{ … }}` with the lowest option first."),
            (_, RatingLevel.Interval or RatingLevel.Ratio) when !outcome.IsNumber && values.IsEmpty =>
                ("numbers", "Say what the options stand for: `values = [1, 2, 3]`, in their order."),
            (_, RatingLevel.Ratio) when values.Any(value => value < 0) || values.Count(value => value == 0) > 1 =>
                ("numbers of 0 or more, each once", "Use `level = interval`, whose differences need no zero."),
            _ => ("", ""),
        };
        if (lacks.Length == 0) return true;
        context.Report(RaterDiagnostics.NoSuchLevel(asked.Place, outcome.Name, level, lacks, hint));
        return false;
    }

    private EstimandForm? Wrong(Place place, CallSyntax call, string takes, string found)
    {
        context.Report(SchemaDiagnostics.WrongValue(place, call.Function.Text, takes, found));
        return null;
    }
}
