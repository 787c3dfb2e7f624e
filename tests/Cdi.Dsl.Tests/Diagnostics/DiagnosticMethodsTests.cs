using System.Text.RegularExpressions;
using Cdi.Dsl.Text;

namespace Cdi.Dsl.Tests.Diagnostics;

/// <summary>What holds for every diagnostic: one code per method, its first digit from the family, wording.</summary>
public sealed partial class DiagnosticMethodsTests
{
    [Fact]
    public void Every_method_has_a_code_of_its_own()
    {
        var codes = DiagnosticMethods.All.Select(method => method.Made.Code).ToList();
        Assert.Equal(codes.Distinct(), codes);
        Assert.All(codes, code => Assert.Matches(@"\ACDI\d{4}\z", code));
    }

    [Fact]
    public void The_first_digit_says_the_family() => Assert.All(
        DiagnosticMethods.All,
        method => Assert.Equal(DiagnosticMethods.Families[method.Method.DeclaringType ?? typeof(object)], method.Made.Code["CDI".Length]));

    [Fact]
    public void Messages_are_sentences_with_a_remedy_and_address_nobody() => Assert.All(DiagnosticMethods.All, method =>
    {
        Assert.EndsWith(".", method.Made.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", method.Made.Hint, StringComparison.Ordinal);
        Assert.DoesNotMatch(SecondPerson(), method.Made.Message + method.Made.Hint);
    });

    [Fact]
    public void A_diagnostic_points_where_it_was_told() => Assert.All(
        DiagnosticMethods.All,
        method => Assert.Equal(("study.cdi", new TextSpan(3, 4)), (method.Made.Path, method.Made.Span)));

    [GeneratedRegex(@"\b[Yy]our?s?\b")]
    private static partial Regex SecondPerson();
}
