using System.Net;
using Cdi.Annotators.Providers;

namespace Cdi.Annotators.Tests;

/// <summary>What is kept of a failed call, as a person reads it.</summary>
public sealed class FaultTextTests
{
    [Theory]
    [InlineData("HTTP 400 (invalid_request_error: too_long)\n\nThis text is too long.", "HTTP 400 (invalid_request_error: too_long) This text is too long.")]
    [InlineData("HTTP 400 (invalid_request_error: )\n\nThis text is too long.", "HTTP 400 (invalid_request_error) This text is too long.")]
    [InlineData("HTTP 400 (: too_long)\n\nThis text is too long.", "HTTP 400 (too_long) This text is too long.")]
    [InlineData("HTTP 400 (: )\n\nA list (of: ) two\r\n  lines.", "HTTP 400 A list (of: ) two lines.")]
    [InlineData("This text (body: ) is too long.", "HTTP 400: This text (body: ) is too long.")]
    public void Kind_and_code_are_shown_where_the_service_tells_them(string said, string kept) => Assert.Equal(
        kept, FaultReader.Read(new InvalidOperationException(said), new() { Status = HttpStatusCode.BadRequest }, timedOut: false, new([])).Fault.Detail);
}
