using System.Globalization;
using System.Text.RegularExpressions;
using Cdi.Dsl.Formulas;
using Cdi.Dsl.Semantics.Estimands;
using Cdi.Dsl.Vocabulary;

namespace Cdi.Dsl.Lowering;

/// <summary>Writes an estimand as its author would, in one spacing.</summary>
internal static class WrittenNames
{
    private static readonly Regex Plain = new(@"^[\p{L}_][\p{L}\p{Nd}_]*(\[\d+\])?$", RegexOptions.CultureInvariant);

    /// <summary>The model, if there is one, and the target: <c>logistic(politeness[A] ~ 1 + hedge), coefficient(hedge)</c>.</summary>
    public static string Shown(EstimandForm form) => form switch
    {
        EstimandForm.Regression { Questions.IsEmpty: false } model =>
            $"{Estimators.Models.NameOf(model.Family)}({Response(model)} ~ {Formula(model)}{Theta(model)}), {model.Asked}",
        EstimandForm.Regression { Pair: { } pair } model =>
            $"bradley_terry({Response(model)}, first = {Name(pair.First)}, second = {Name(pair.Second)}"
                + $"{(pair.Home is { } home ? $", home = {(home.Length == 0 ? "1" : Name(home))}" : "")}), "
                + $"coefficient({Term(model.Coefficient.Value, model.Formula)})",
        EstimandForm.Regression model =>
            $"{Estimators.Models.NameOf(model.Family)}({Response(model)} ~ {Formula(model)}{Theta(model)}{Instruments(model)}), "
                + $"coefficient({(model.Class is { } name ? Name(name) + ":" : "")}{Term(model.Coefficient.Value, model.Formula)})",
        EstimandForm.GroupContrast { Function: TargetFunction.OddsRatio } contrast => $"odds_ratio({Response(contrast)}, {Name(contrast.Group.Name)})",
        EstimandForm.GroupContrast contrast =>
            $"{Function(contrast.Function)}({Function(contrast.Of)}({Response(contrast)}), {Name(contrast.Group.Name)})",
        EstimandForm.Moments { Function: TargetFunction.Correlation } moments =>
            $"correlation({Response(moments)}, {(moments.Beside is { } column ? Name(column.Name) : Written(moments.Regressors.Last()))})",
        EstimandForm.Quantile { Function: TargetFunction.Quantile } quantile =>
            $"quantile({Response(quantile)}, {quantile.Level.ToString("R", CultureInfo.InvariantCulture)}{Type(quantile)})",
        EstimandForm.Quantile median => $"{Function(form.Function)}({Response(form)}{Type(median)})",
        EstimandForm.Moments => $"{Function(form.Function)}({Response(form)})",
        EstimandForm.Agreement agreement => Agreement(agreement),
        EstimandForm.RaterAgreement raters => Raters(raters),
        EstimandForm.Custom custom => $"{custom.Written}, coefficient({Name(custom.Loss.Parameters[custom.Primary])})",
        EstimandForm.TotalsRatio totals => $"{Function(form.Function)}({Response(form)}, {Name(totals.Over.Name)})",
        EstimandForm.Average => $"{Function(form.Function)}({Response(form)})",
        var unknown => throw new InvalidOperationException($"Nothing is known of the form {unknown.GetType().Name}."),
    };

    private static string Type(EstimandForm.Quantile quantile) => quantile.Type is { } type ? $", type = {type.ToString(CultureInfo.InvariantCulture)}" : "";

    /// <summary>A name as a study writes it, between backticks where it is odd.</summary>
    public static string Name(string name) => Plain.IsMatch(name) ? name : $"`{name}`";

    private static string Theta(EstimandForm.Regression model) =>
        model.Level is { } level ? $", tau = {level.ToString("R", CultureInfo.InvariantCulture)}"
            : model.Link is { } link ? $", link = {Estimators.Links.NameOf(link)}"
            : model.Theta is { } theta ? $", theta = {theta.ToString("R", CultureInfo.InvariantCulture)}" : "";

    private static string Instruments(EstimandForm.Regression model) =>
        model.Instruments is { } instruments ? $", instruments = {Formula(instruments, saysIntercept: true)}" : "";

    private static string Formula(EstimandForm.Regression model)
    {
        var effects = model.Absorbed.IsEmpty ? "" : $" | {string.Join(" + ", model.Absorbed.Select(Name))}";
        return Formula(model.Formula, model.Absorbed.IsEmpty) + effects;
    }

    private static string Formula(ExpandedFormula formula, bool saysIntercept)
    {
        var terms = (formula.Written.IsEmpty ? formula.Terms : formula.Written).Where(term => saysIntercept || !term.IsIntercept)
            .Select(term => Term(term, formula));
        return (formula.HasIntercept || !saysIntercept ? "" : "0 + ") + string.Join(" + ", terms.Concat(formula.Offsets.Select(offset => offset.Name)));
    }

    private static string Term(FormulaTerm term, ExpandedFormula formula) =>
        term.IsIntercept ? "1" : string.Join(":", term.Variables.Select(variable => Variable(variable, formula)));

    // One of several columns of a call has a name that is no call, though it may look like one.
    private static string Variable(string variable, ExpandedFormula formula)
    {
        if (formula.Coded.Any(coded => coded.Name == variable)) return Name(variable);
        if (formula.Calls.Contains(variable)) return variable;
        if (formula.Function(variable) is not null && variable.EndsWith(")", StringComparison.Ordinal)) return variable;
        return formula.Annotated.Contains(variable) ? Annotated(variable) : Name(variable);
    }

    // An option in brackets, each part as a study writes it.
    private static string Annotated(string variable) => variable.IndexOf('[') is > 0 and var bracket && variable[variable.Length - 1] == ']'
        ? $"{Name(variable.Substring(0, bracket))}[{Name(variable.Substring(bracket + 1, variable.Length - bracket - 2))}]"
        : Name(variable);

    private static string Agreement(EstimandForm.Agreement form)
    {
        var read = form.IsOfAll ? Name(form.Response.Value.Outcome.Name) : Written(form.Response.Value);
        var weights = form.Weights == KappaWeights.Plain ? "" : $", weights = {Choices.KappaWeightings.NameOf(form.Weights)}";
        var models = string.Concat(form.Models.Select(model => ", " + Name(model.Value)));
        return form.IsDifference ? $"difference({Function(form.Function)}({read}{weights}){models})" : $"{Function(form.Function)}({read}{models}{weights})";
    }

    private static string Raters(EstimandForm.RaterAgreement form)
    {
        var people = form.Human is { } human ? ", " + Name(human.Value) : "";
        var level = form.Function == TargetFunction.KrippendorffAlpha ? $", level = {Choices.RatingLevels.NameOf(form.Level)}" : "";
        var values = form.Values.IsEmpty ? ""
            : $", values = [{string.Join(", ", form.Values.Select(value => value.ToString("R", CultureInfo.InvariantCulture)))}]";
        return $"{Function(form.Function)}({Name(form.Response.Value.Outcome.Name)}{people}{level}{values})";
    }

    private static string Response(EstimandForm form)
    {
        if (form is EstimandForm.Regression { Observed: { } column }) return Name(column);
        if (form is EstimandForm.Regression { Error: { } error })
            return $"error({Written(error.Of)}{string.Concat(error.Models.Select(model => ", " + Name(model.Value)))})";
        return Written(form.Response.Value);
    }

    private static string Written(Response response) =>
        response.Event is { } key ? $"{Name(response.Outcome.Name)}[{Name(key)}]" : Name(response.Outcome.Name);

    private static string Function(TargetFunction function) => Estimators.TargetFunctions.NameOf(function);
}
