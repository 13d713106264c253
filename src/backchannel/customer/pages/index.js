// The page carries the desk's name; the chat itself is in the frame.
fetch('api/desk')
  .then((answer) => answer.json())
  .then(({ name }) => {
    document.title = name
    document.querySelector('h1').textContent = name
  })
